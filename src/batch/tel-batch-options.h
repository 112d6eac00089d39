/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <gio/gio.h>

#include "audit/tel-audit-rule.h"
#include "cluster/tel-guide-parameter.h"
#include "cluster/tel-need.h"
#include "model/tel-device-type.h"
#include "model/tel-object-kind.h"
#include "plan/tel-capf-builder.h"
#include "plan/tel-journal-filter.h"

G_BEGIN_DECLS

/**
 * TelBatchCommand:
 *
 * What the headless program is asked to do.
 */
typedef enum
{
  TEL_BATCH_COMMAND_VERSION,
  TEL_BATCH_COMMAND_USERS,
  TEL_BATCH_COMMAND_USER,
  TEL_BATCH_COMMAND_LIST,
  TEL_BATCH_COMMAND_GET,
  TEL_BATCH_COMMAND_PROVISION,
  TEL_BATCH_COMMAND_RETIRE,
  TEL_BATCH_COMMAND_RENAME,
  TEL_BATCH_COMMAND_OWNER,
  TEL_BATCH_COMMAND_RENUMBER,
  TEL_BATCH_COMMAND_EDIT,
  TEL_BATCH_COMMAND_READINESS,
  TEL_BATCH_COMMAND_PARAMETER,
  TEL_BATCH_COMMAND_PROFILE,
  TEL_BATCH_COMMAND_SQL,
  TEL_BATCH_COMMAND_ACTIVITY,
  TEL_BATCH_COMMAND_RESUME,
  TEL_BATCH_COMMAND_STRING,
  TEL_BATCH_COMMAND_UNDO,
  TEL_BATCH_COMMAND_AUDIT,
} TelBatchCommand;

/**
 * TelBatchProfileAction:
 *
 * What is to be done with phone security profiles or SIP profiles.
 */
typedef enum
{
  TEL_BATCH_PROFILE_LIST,
  TEL_BATCH_PROFILE_CREATE,
  TEL_BATCH_PROFILE_COPY,
  TEL_BATCH_PROFILE_EDIT,
  TEL_BATCH_PROFILE_DELETE,
  TEL_BATCH_PROFILE_APPLY,
} TelBatchProfileAction;

/**
 * TelBatchParameterAction:
 *
 * What is to be done with the parameters of the guide.
 */
typedef enum
{
  TEL_BATCH_PARAMETER_GET,
  TEL_BATCH_PARAMETER_SET,
  TEL_BATCH_PARAMETER_BACK,
  TEL_BATCH_PARAMETER_APPLY,
} TelBatchParameterAction;

/**
 * TelBatchAuditAction:
 * @TEL_BATCH_AUDIT_RUN: read the cluster and judge it
 * @TEL_BATCH_AUDIT_LIST_EXCEPTIONS: list what is accepted
 * @TEL_BATCH_AUDIT_ACCEPT: accept a finding
 * @TEL_BATCH_AUDIT_WITHDRAW: accept it no longer
 * @TEL_BATCH_AUDIT_EXPORT_EXCEPTIONS: write what is accepted into a file
 *
 * What the command “audit” is asked to do.
 */
typedef enum
{
  TEL_BATCH_AUDIT_RUN,
  TEL_BATCH_AUDIT_LIST_EXCEPTIONS,
  TEL_BATCH_AUDIT_ACCEPT,
  TEL_BATCH_AUDIT_WITHDRAW,
  TEL_BATCH_AUDIT_EXPORT_EXCEPTIONS,
} TelBatchAuditAction;

/**
 * TelBatchFormat:
 * @TEL_BATCH_FORMAT_TABLE: for people
 * @TEL_BATCH_FORMAT_JSON: for programs
 * @TEL_BATCH_FORMAT_CSV: for spreadsheets
 *
 * How something is printed.
 */
typedef enum
{
  TEL_BATCH_FORMAT_TABLE,
  TEL_BATCH_FORMAT_JSON,
  TEL_BATCH_FORMAT_CSV,
} TelBatchFormat;

/**
 * TelBatchAuditOptions:
 * @action: what to do
 * @rules: (nullable): the rules that are reported
 * @severity: the least bad that is reported, and that makes the command fail
 * @users: (nullable): whose findings are reported
 * @devices: (nullable): or of which devices
 * @with_accepted: whether what is accepted is shown
 * @format: how it is printed
 * @output: (nullable): the file that it is written into
 * @baseline: (nullable): the report or the saved snapshot that it is compared with
 * @snapshot: (nullable): the saved snapshot that is judged instead of the cluster
 * @save: whether the snapshot is saved
 * @connection: (nullable): the saved connection whose exceptions and snapshots count, by name or ID
 * @finding: (nullable): the ID of a finding
 * @reason: (nullable): why it is accepted
 * @until: the last day, invalid for no end
 *
 * What stands after the command “audit”.
 */
typedef struct
{
  TelBatchAuditAction action;
  char **rules;
  TelSeverity severity;
  char **users;
  char **devices;
  gboolean with_accepted;
  TelBatchFormat format;
  char *output;
  char *baseline;
  char *snapshot;
  gboolean save;
  char *connection;
  char *finding;
  char *reason;
  GDate until;
} TelBatchAuditOptions;

/**
 * TelBatchOptions:
 * @host: (nullable): the cluster's publisher
 * @port: its port
 * @user: (nullable): the account
 * @fingerprint: (nullable): the SHA-256 of the certificate that is trusted for this run
 * @ca_file: (nullable): the file with the authorities that alone may vouch for the certificate
 * @capf_port: the port of its CAPF service
 * @writes_per_minute: how many writes are sent in a minute, 0 for any number
 * @time_zone: (nullable): the IANA name of the zone of the cluster's clock
 * @json: whether a program reads what is printed
 * @command: what to do
 * @argument: (nullable): the command's own argument: a filter, or a user ID
 * @kind: the kind of object that is listed or got
 * @plan: the number of a plan in the journal, 0 for none
 * @state: in which state the plans are that are listed
 * @days: in how many days back, 0 for any
 * @audit: whether the audit trail of the plans is printed, a line of JSON for each write
 * @object_name: (nullable): which one is got; of a change, what a thing becomes
 * @user_id: (nullable): for whom a softphone is made
 * @type: its type
 * @name: (nullable): its name
 * @pattern: (nullable): the directory number
 * @partition: (nullable): its partition
 * @no_partition: whether a directory number in no partition is asked for (G5.1)
 * @device_pool: (nullable): its device pool
 * @sip_profile: (nullable): its SIP profile
 * @rerouting_css: (nullable): the rerouting calling search space of a CTI remote device
 * @route_when_inactive: whether a CTI remote device rings when no remote destination is active
 * @security_profile: (nullable): its phone security profile
 * @capf: whether enrolment is started
 * @mac_only: whether the device is used on a Mac only (G3.2)
 * @accept: (nullable): the rules that are ticked off
 * @completes_by: (nullable): the deadline in ISO 8601 (G3.5)
 * @support_field: (nullable): the Cisco Support Field (G2.8)
 * @new_pattern: (nullable): the directory number wanted
 * @new_partition: (nullable): its partition
 * @with_line: whether the directory numbers of a device that is retired go too
 * @leave_groups: whether a user whose softphones are retired leaves the groups that CTI control needs
 * @relabel: whether labels go along with a change
 * @assignments: (nullable): the fields that are changed, each FIELD=VALUE
 * @copy_from: (nullable): the device whose settings are copied
 * @apply_later: whether Apply Config is left for later (G2.7)
 * @unwanted: by #TelNeed, whether the cluster has no use for it
 * @parameter_action: what is to happen to parameters
 * @parameter: the parameter that is told or set
 * @value: (nullable): what it is to be
 * @profile_action: what is to happen to profiles
 * @has_type: whether a type was given
 * @security_mode: (nullable): the device security mode of a phone security profile
 * @mobile: whether a SIP profile gets the timers for mobile devices (G6.2)
 * @apply: whether the devices take a change of a profile, or of an enterprise parameter, over now (G8.9)
 * @dry_run: whether the plan is only shown
 * @action: what is to happen to the string of a device
 * @string_length: how many digits a new string has, 0 for as many as usual
 * @show_string: whether the authentication string is printed
 * @report: what the command “audit” is asked for
 *
 * The command line, understood.
 */
typedef struct
{
  char *host;
  int port;
  char *user;
  char *fingerprint;
  char *ca_file;
  int capf_port;
  int writes_per_minute;
  char *time_zone;
  gboolean json;
  TelBatchCommand command;
  char *argument;
  TelObjectKind kind;
  char *object_name;
  gint64 plan;
  TelJournalFilterState state;
  int days;
  gboolean audit;

  char *user_id;
  TelDeviceType type;
  char *name;
  char *pattern;
  char *partition;
  gboolean no_partition;
  char *device_pool;
  char *sip_profile;
  char *rerouting_css;
  gboolean route_when_inactive;
  char *security_profile;
  gboolean capf;
  gboolean mac_only;
  char **accept;
  char *completes_by;
  char *support_field;
  char *new_pattern;
  char *new_partition;
  gboolean with_line;
  gboolean leave_groups;
  gboolean relabel;
  char **assignments;
  char *copy_from;
  gboolean apply_later;
  gboolean unwanted[TEL_N_NEEDS];
  TelBatchParameterAction parameter_action;
  TelGuideParameter parameter;
  char *value;
  TelBatchProfileAction profile_action;
  gboolean has_type;
  const char *security_mode;
  gboolean mobile;
  gboolean apply;
  gboolean dry_run;
  TelCapfAction action;
  int string_length;
  gboolean show_string;
  TelBatchAuditOptions report;
} TelBatchOptions;

TelBatchOptions *tel_batch_options_parse (char **arguments, GError **error);
void tel_batch_options_free (TelBatchOptions *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TelBatchOptions, tel_batch_options_free)

G_END_DECLS
