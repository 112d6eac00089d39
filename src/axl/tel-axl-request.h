/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "model/tel-object-kind.h"
#include "model/tel-object.h"
#include "model/tel-release.h"

G_BEGIN_DECLS

/* One request: its SOAP envelope and what is to be known of it. Immutable and reference counted. */
typedef struct _TelAxlRequest TelAxlRequest;

/**
 * TelAxlPurpose:
 * @TEL_AXL_PURPOSE_NAMES: what identifies an object, and nothing else
 * @TEL_AXL_PURPOSE_OVERVIEW: every property that a list can return, secrets excepted
 * @TEL_AXL_PURPOSE_SECRETS: those too, for one who sees which are equal and forgets them at once
 *
 * What a list is asked for.
 */
typedef enum
{
  TEL_AXL_PURPOSE_NAMES,
  TEL_AXL_PURPOSE_OVERVIEW,
  TEL_AXL_PURPOSE_SECRETS,
} TelAxlPurpose;

/**
 * TelAxlCriterion:
 * @property: a property of the object; it must be one that the release's list can search by
 * @pattern: what to look for; “%” stands for any run of characters
 *
 * One condition of a list. Several are all to hold.
 */
typedef struct
{
  const char *property;
  const char *pattern;
} TelAxlCriterion;

TelAxlRequest *tel_axl_request_new_version (TelRelease release);
TelAxlRequest *tel_axl_request_new_roles (TelRelease release, const char *account, gboolean as_end_user);
TelAxlRequest *tel_axl_request_new_list (TelRelease release,
                                         TelObjectKind kind,
                                         const TelAxlCriterion *criteria,
                                         guint n_criteria,
                                         TelAxlPurpose purpose,
                                         guint skip,
                                         guint first,
                                         GError **error);
TelAxlRequest *tel_axl_request_new_get (
    TelRelease release, TelObjectKind kind, const char *name, const char *partition, GError **error);
TelAxlRequest *tel_axl_request_new_get_again (TelRelease release, TelObject *object, GError **error);
TelAxlRequest *tel_axl_request_new_add (TelRelease release, TelObject *object, GError **error);
TelAxlRequest *tel_axl_request_new_update (TelRelease release, TelObject *base, TelObject *draft, GError **error);
TelAxlRequest *tel_axl_request_new_remove (
    TelRelease release, TelObjectKind kind, const char *name, const char *partition, GError **error);
TelAxlRequest *tel_axl_request_new_apply (
    TelRelease release, TelObjectKind kind, const char *name, const char *partition, GError **error);
TelAxlRequest *tel_axl_request_new_reset (
    TelRelease release, TelObjectKind kind, const char *name, const char *partition, GError **error);

TelAxlRequest *tel_axl_request_new_restart (
    TelRelease release, TelObjectKind kind, const char *name, const char *partition, GError **error);

TelAxlRequest *tel_axl_request_new_query (TelRelease release, const char *statement, GError **error);

TelAxlRequest *tel_axl_request_ref (TelAxlRequest *self);
void tel_axl_request_unref (TelAxlRequest *self);

GBytes *tel_axl_request_get_body (TelAxlRequest *self);
const char *tel_axl_request_get_operation (TelAxlRequest *self);
const char *tel_axl_request_get_soap_action (TelAxlRequest *self);
TelRelease tel_axl_request_get_release (TelAxlRequest *self);
TelObjectKind tel_axl_request_get_kind (TelAxlRequest *self);
const char *tel_axl_request_get_subject (TelAxlRequest *self);
gboolean tel_axl_request_is_write (TelAxlRequest *self);
gboolean tel_axl_request_returns_objects (TelAxlRequest *self);
gboolean tel_axl_request_returns_rows (TelAxlRequest *self);
const char *const *tel_axl_request_get_row_elements (TelAxlRequest *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TelAxlRequest, tel_axl_request_unref)

G_END_DECLS
