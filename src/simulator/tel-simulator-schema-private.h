/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a table is used for. One table serves all four, as they differ in few places. */
#define ADD (1 << 0)
#define UPDATE (1 << 1)
#define GET (1 << 2)
#define LIST (1 << 3)
#define ALL (ADD | UPDATE | GET | LIST)

typedef enum
{
  TEL_SIMULATOR_SCHEMA_LAST,
  TEL_SIMULATOR_SCHEMA_CHOICE,
  TEL_SIMULATOR_SCHEMA_SEQUENCE,
  TEL_SIMULATOR_SCHEMA_END,
  TEL_SIMULATOR_SCHEMA_TEXT,
  TEL_SIMULATOR_SCHEMA_TRUTH,
  TEL_SIMULATOR_SCHEMA_NATURAL,
  TEL_SIMULATOR_SCHEMA_WHOLE,
  TEL_SIMULATOR_SCHEMA_NUMBER,
  TEL_SIMULATOR_SCHEMA_HOLD_SOURCE,
  TEL_SIMULATOR_SCHEMA_UUID,
  TEL_SIMULATOR_SCHEMA_MAC,
  TEL_SIMULATOR_SCHEMA_PIN,
  TEL_SIMULATOR_SCHEMA_REFERENCE,
  TEL_SIMULATOR_SCHEMA_LOAD,
  TEL_SIMULATOR_SCHEMA_VENDOR,
  TEL_SIMULATOR_SCHEMA_CONTENT,
} TelSimulatorSchemaKind;

typedef struct _TelSimulatorSchemaParticle TelSimulatorSchemaParticle;

/*
 * A row: an element, an attribute (its name begins with @), the begin of a choice or of a sequence inside one, or the
 * END of either. Rows stand in the order of the schema; one that moved between releases stands twice.
 *
 * uses: which of the four have the row; required: in which of them it must be there; defaulted: whether an empty one
 * stands for the schema's default; insistent: whether the content has what it requires even when it is empty, unlike
 * that of most types; since and until: the first and the last schema release that has it, 0 for no limit; most: how
 * often it may be there.
 */
struct _TelSimulatorSchemaParticle
{
  const char *name;
  guint8 uses;
  guint8 kind;
  guint8 required;
  guint8 nillable;
  guint8 defaulted;
  guint8 insistent;
  guint16 maximum_length;
  guint16 most;
  guint16 since;
  guint16 until;
  const TelSimulatorSchemaParticle *content;
};

/*
 * An operation: its request, and what stands below <return> in its answer: nothing but a text when object is NULL, the
 * content itself when it is "return". An answer that differs in use from its request says which it has.
 * Only what the schema gives the attribute may be sent with sequence (contract 1.1).
 */
typedef struct
{
  const char *name;
  guint8 use;
  const TelSimulatorSchemaParticle *request;
  const char *object;
  const TelSimulatorSchemaParticle *content;
  guint16 since;
  gboolean unnumbered;
  guint8 answer_use;
} TelSimulatorSchemaOperation;

/* How the rows are written. A REQUIRED choice needs one of its branches; a NUMBER may be empty, a WHOLE one may not. */
#define CHOICE .kind = TEL_SIMULATOR_SCHEMA_CHOICE
#define SEQUENCE .kind = TEL_SIMULATOR_SCHEMA_SEQUENCE
#define END .kind = TEL_SIMULATOR_SCHEMA_END
#define STRING .kind = TEL_SIMULATOR_SCHEMA_TEXT
#define TEXT(characters) .kind = TEL_SIMULATOR_SCHEMA_TEXT, .maximum_length = (characters)
#define TRUTH .kind = TEL_SIMULATOR_SCHEMA_TRUTH
#define NATURAL .kind = TEL_SIMULATOR_SCHEMA_NATURAL
#define WHOLE .kind = TEL_SIMULATOR_SCHEMA_WHOLE
#define NUMBER .kind = TEL_SIMULATOR_SCHEMA_NUMBER
#define HOLD_SOURCE .kind = TEL_SIMULATOR_SCHEMA_HOLD_SOURCE
#define UUID .kind = TEL_SIMULATOR_SCHEMA_UUID
#define PIN .kind = TEL_SIMULATOR_SCHEMA_PIN
#define MAC .kind = TEL_SIMULATOR_SCHEMA_MAC
#define REFERENCE .kind = TEL_SIMULATOR_SCHEMA_REFERENCE
#define LOAD .kind = TEL_SIMULATOR_SCHEMA_LOAD
#define VENDOR .kind = TEL_SIMULATOR_SCHEMA_VENDOR
#define CONTENT(table) .kind = TEL_SIMULATOR_SCHEMA_CONTENT, .content = (table)
#define REQUIRED .required = ALL
#define REQUIRED_TO_ADD .required = ADD
#define NILLABLE .nillable = TRUE
#define DEFAULTED .defaulted = TRUE
#define INSISTENT .insistent = TRUE
#define AT_MOST(times) .most = (times)
#define MANY .most = G_MAXUINT16
#define SINCE(release) .since = (release)
#define UNTIL(release) .until = (release)
#define UNNUMBERED .unnumbered = TRUE
#define LAST                                                                                                           \
  {                                                                                                                    \
    NULL, 0, TEL_SIMULATOR_SCHEMA_LAST                                                                                 \
  }

extern const TelSimulatorSchemaParticle tel_simulator_schema_account[];
extern const TelSimulatorSchemaParticle tel_simulator_schema_call_manager_group[];
extern const TelSimulatorSchemaParticle tel_simulator_schema_common_phone_config[];
extern const TelSimulatorSchemaParticle tel_simulator_schema_credential_policy[];
extern const TelSimulatorSchemaParticle tel_simulator_schema_css[];
extern const TelSimulatorSchemaParticle tel_simulator_schema_device_pool[];
extern const TelSimulatorSchemaParticle tel_simulator_schema_end_user_capf_profile[];
extern const TelSimulatorSchemaParticle tel_simulator_schema_line[];
extern const TelSimulatorSchemaParticle tel_simulator_schema_location[];
extern const TelSimulatorSchemaParticle tel_simulator_schema_phone[];
extern const TelSimulatorSchemaParticle tel_simulator_schema_phone_button_template[];
extern const TelSimulatorSchemaParticle tel_simulator_schema_phone_options[];
extern const TelSimulatorSchemaParticle tel_simulator_schema_phone_security_profile[];
extern const TelSimulatorSchemaParticle tel_simulator_schema_presence_group[];
extern const TelSimulatorSchemaParticle tel_simulator_schema_process_node[];
extern const TelSimulatorSchemaParticle tel_simulator_schema_registration_dynamic[];
extern const TelSimulatorSchemaParticle tel_simulator_schema_route_partition[];
extern const TelSimulatorSchemaParticle tel_simulator_schema_service_parameter[];
extern const TelSimulatorSchemaParticle tel_simulator_schema_service_profile[];
extern const TelSimulatorSchemaParticle tel_simulator_schema_sip_profile[];
extern const TelSimulatorSchemaParticle tel_simulator_schema_sip_profile_options[];
extern const TelSimulatorSchemaParticle tel_simulator_schema_soft_key_template[];
extern const TelSimulatorSchemaParticle tel_simulator_schema_user[];
extern const TelSimulatorSchemaParticle tel_simulator_schema_user_group[];

const TelSimulatorSchemaOperation *tel_simulator_schema_find_operation (const char *name, guint release);

G_END_DECLS
