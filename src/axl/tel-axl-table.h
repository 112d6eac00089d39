/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "model/tel-object-kind.h"
#include "model/tel-release.h"

G_BEGIN_DECLS

/**
 * TelAxlKind:
 * @TEL_AXL_TEXT: a string property
 * @TEL_AXL_REFERENCE: the name of another object, a string property
 * @TEL_AXL_BOOLEAN: a boolean property
 * @TEL_AXL_ENUMERATION: one of a set of names, a string property; the schema takes any text, the row does not
 * @TEL_AXL_NUMBER: an unsigned property, 0 when unset
 * @TEL_AXL_EXTENSION: a pattern with its partition, two string properties
 * @TEL_AXL_TEXTS: a list of texts, a string array property
 * @TEL_AXL_OBJECTS: a list of objects with a table of their own, written whole
 * @TEL_AXL_OBJECTS_REMOVED: the same list, where an update writes what is to go when nothing is left
 * @TEL_AXL_TREE: anything with elements in it, kept as a #TelTree
 * @TEL_AXL_SECRET: a #TelAuthString property
 *
 * How an element is read and written.
 */
typedef enum
{
  TEL_AXL_TEXT,
  TEL_AXL_REFERENCE,
  TEL_AXL_BOOLEAN,
  TEL_AXL_ENUMERATION,
  TEL_AXL_NUMBER,
  TEL_AXL_EXTENSION,
  TEL_AXL_TEXTS,
  TEL_AXL_OBJECTS,
  TEL_AXL_OBJECTS_REMOVED,
  TEL_AXL_TREE,
  TEL_AXL_SECRET,
} TelAxlKind;

/**
 * TelAxlUse:
 * @TEL_AXL_ADD: in the body of an add
 * @TEL_AXL_UPDATE: in the body of an update
 * @TEL_AXL_GET: in the answer to a get
 * @TEL_AXL_LIST: in the answer to a list
 * @TEL_AXL_TAG: among the tags that a list may ask for
 * @TEL_AXL_CRITERION: among what a list may search by
 *
 * Where an element may stand.
 */
typedef enum
{
  TEL_AXL_ADD = 1 << 0,
  TEL_AXL_UPDATE = 1 << 1,
  TEL_AXL_GET = 1 << 2,
  TEL_AXL_LIST = 1 << 3,
  TEL_AXL_TAG = 1 << 4,
  TEL_AXL_CRITERION = 1 << 5,
  TEL_AXL_WRITTEN = TEL_AXL_ADD | TEL_AXL_UPDATE,
  TEL_AXL_LISTED = TEL_AXL_LIST | TEL_AXL_TAG,
  TEL_AXL_ANSWERED = TEL_AXL_GET | TEL_AXL_LISTED,
  TEL_AXL_EVERYWHERE = TEL_AXL_WRITTEN | TEL_AXL_ANSWERED,
} TelAxlUse;

/**
 * TelAxlFlags:
 * @TEL_AXL_NILLABLE: an empty element means “none” (contract 2.0, rule 5)
 * @TEL_AXL_READ_ONLY: the schema would take it, the cluster does not: never written
 * @TEL_AXL_SECRET_TEXT: a secret that has no property here: not even kept when it is read
 * @TEL_AXL_CERTIFICATE: part of the certificate operation: such rows are written together, and only while an
 *   operation is wanted (contract 4, rule 2)
 * @TEL_AXL_OFF_BY_DEFAULT: a boolean that is for some types of the object only: an add says it only when it is on
 * @TEL_AXL_FILLED_TAG: the schema refuses an empty tag; what stands in it means nothing (contract 2.0)
 * @TEL_AXL_SIP_ONLY: counts for the protocol SIP alone, and is written for no other (contract 2.4)
 */
typedef enum
{
  TEL_AXL_NILLABLE = 1 << 0,
  TEL_AXL_READ_ONLY = 1 << 1,
  TEL_AXL_SECRET_TEXT = 1 << 2,
  TEL_AXL_CERTIFICATE = 1 << 3,
  TEL_AXL_FILLED_TAG = 1 << 4,
  TEL_AXL_OFF_BY_DEFAULT = 1 << 5,
  TEL_AXL_SIP_ONLY = 1 << 6,
} TelAxlFlags;

/**
 * TelAxlOperations:
 *
 * The operations that a kind of object has. Apply, reset and restart are there from release 10.0 on (contract 2.0).
 */
typedef enum
{
  TEL_AXL_HAS_LIST = 1 << 0,
  TEL_AXL_HAS_GET = 1 << 1,
  TEL_AXL_HAS_ADD = 1 << 2,
  TEL_AXL_HAS_UPDATE = 1 << 3,
  TEL_AXL_HAS_REMOVE = 1 << 4,
  TEL_AXL_HAS_APPLY = 1 << 5,
  TEL_AXL_HAS_RESET = 1 << 6,
  TEL_AXL_HAS_RESTART = 1 << 7,
} TelAxlOperations;

/**
 * TelAxlValue:
 * @name: as the cluster spells it; %NULL ends a list
 * @since: the first release that has it, 0 for every release
 *
 * One value of an enumeration that we send.
 */
typedef struct
{
  const char *name;
  TelRelease since;
} TelAxlValue;

/**
 * TelAxlPart:
 * @element: the name of an element within a tree; %NULL ends a list
 * @none: (nullable): its text where nothing is left of the tree
 * @is_required: whether the schema demands it, empty if need be
 * @is_read_only: whether an answer has it that no write takes
 *
 * One element of a tree of which the schema asks more than that it goes back as it came.
 */
typedef struct
{
  const char *element;
  const char *none;
  gboolean is_required;
  gboolean is_read_only;
} TelAxlPart;

typedef struct _TelAxlTable TelAxlTable;

/**
 * TelAxlRow:
 * @element: the element's name
 * @property: (nullable): the property it is kept in; an element without one is carried (#TelCarried)
 * @kind: how it is read and written
 * @uses: where it stands, of #TelAxlUse
 * @since: the first release that has it so, 0 for every release
 * @until: the last release that has it so, 0 for every release
 * @flags: of #TelAxlFlags
 * @required: the uses that demand it
 * @required_since: the first release that demands it, 0 for @since
 * @required_until: the last release that demands it, 0 for @until
 * @fallback: (nullable): what is sent where it is demanded and unset; without it the request is refused
 * @values: (nullable): what may be sent, for an enumeration
 * @partition: the property of an extension's partition
 * @item: the path from the element of a list to one of its items
 * @items: the table of the items
 * @parts: (nullable): the paths of further elements within this one that are known; %NULL for a tree takes any
 * @tree: (nullable): what is known of the elements of a tree, in the schema's order; others follow as they came
 *
 * One element of an object, and the property that keeps it.
 */
typedef struct
{
  const char *element;
  const char *property;
  TelAxlKind kind;
  guint uses;
  TelRelease since;
  TelRelease until;
  guint flags;
  guint required;
  TelRelease required_since;
  TelRelease required_until;
  const char *fallback;
  const TelAxlValue *values;
  const char *partition;
  const char *item;
  const TelAxlTable *items;
  const char *const *parts;
  const TelAxlPart *tree;
} TelAxlRow;

/**
 * TelAxlKey:
 * @element: the element that names an object in a request
 * @property: the property it is taken from
 */
typedef struct
{
  const char *element;
  const char *property;
} TelAxlKey;

#define TEL_AXL_MAX_KEYS 3

/**
 * TelAxlTable:
 * @kind: the kind of the objects
 * @operand: what follows the verb in an operation's name, e.g. “Phone” in “getPhone”
 * @element: the element of one object in a request to add and in an answer
 * @operations: of #TelAxlOperations
 * @keys: what finds one object, in the schema's order; ends with an empty one unless it is full
 * @rows: (array length=n_rows): in the schema's order. An element whose place moves between releases or operations
 *   stands twice, with its gates
 * @n_rows: how many
 */
struct _TelAxlTable
{
  TelObjectKind kind;
  const char *operand;
  const char *element;
  guint operations;
  TelAxlKey keys[TEL_AXL_MAX_KEYS];
  const TelAxlRow *rows;
  guint n_rows;
};

extern const TelAxlTable tel_axl_phone_table;
extern const TelAxlTable tel_axl_line_appearance_table;
extern const TelAxlTable tel_axl_user_table;
extern const TelAxlTable tel_axl_directory_number_table;
extern const TelAxlTable tel_axl_security_profile_table;
extern const TelAxlTable tel_axl_sip_profile_table;
extern const TelAxlTable tel_axl_parameter_table;
extern const TelAxlTable tel_axl_device_pool_table;
extern const TelAxlTable tel_axl_location_table;
extern const TelAxlTable tel_axl_calling_search_space_table;
extern const TelAxlTable tel_axl_partition_table;
extern const TelAxlTable tel_axl_button_template_table;
extern const TelAxlTable tel_axl_common_phone_profile_table;
extern const TelAxlTable tel_axl_user_group_table;
extern const TelAxlTable tel_axl_service_profile_table;
extern const TelAxlTable tel_axl_presence_group_table;
extern const TelAxlTable tel_axl_process_node_table;
extern const TelAxlTable tel_axl_call_manager_group_table;
extern const TelAxlTable tel_axl_softkey_template_table;

const TelAxlTable *tel_axl_table_get (TelObjectKind kind);
const TelAxlTable *tel_axl_table_find (GType object_type);
const TelAxlRow *
tel_axl_table_find_element (const TelAxlTable *self, const char *element, TelRelease release, guint *place);
const TelAxlRow *
tel_axl_table_find_property (const TelAxlTable *self, const char *property, TelAxlUse use, TelRelease release);
guint tel_axl_table_get_n_keys (const TelAxlTable *self);
gboolean tel_axl_row_stands (const TelAxlRow *self, guint uses, TelRelease release);
gboolean tel_axl_row_is_required (const TelAxlRow *self, TelAxlUse use, TelRelease release);
gboolean tel_axl_row_takes (const TelAxlRow *self, const char *value, TelRelease release);

G_END_DECLS
