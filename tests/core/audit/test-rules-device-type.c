/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "tel-test-rule.h"
#include "tel-test-sound.h"
#include "tel-test.h"

#define CSF "Cisco Unified Client Services Framework"
#define TCT "Cisco Dual Mode for iPhone"

#define TAB "Cisco Jabber for Tablet"
#define STANDARD_CSF "Cisco Unified Client Services Framework - Standard SIP Non-Secure Profile"
#define STANDARD_TCT "Cisco Dual Mode for iPhone - Standard SIP Non-Secure Profile"

static void
name_desktop_with_hyphen (TelSnapshot *snapshot)
{
  tel_test_sound_add_user (snapshot, "mkobayashi", "1003");
  tel_test_sound_add_device (snapshot, CSF, "CSF-MKOBAYASHI", "mkobayashi");
}

static void
name_desktop_too_long (TelSnapshot *snapshot)
{
  tel_test_sound_add_user (snapshot, "mkobayashi", "1003");
  tel_test_sound_add_device (snapshot, CSF, "CSFMKOBAYASHI123", "mkobayashi");
}

/* As long as can be, without the prefix, in small letters: a desktop client takes that. */
static void
name_desktop_freely (TelSnapshot *snapshot)
{
  tel_test_sound_add_user (snapshot, "mkobayashi", "1003");
  tel_test_sound_add_device (snapshot, CSF, "mkobayashi12345", "mkobayashi");
}

static void
add_mobile (TelSnapshot *snapshot, const char *product, const char *name)
{
  tel_test_sound_add_user (snapshot, "nishida", "1003");
  tel_test_sound_add_device (snapshot, product, name, "nishida");
}

static void
name_mobile_in_small_letters (TelSnapshot *snapshot)
{
  add_mobile (snapshot, TCT, "TCTnishida");
}

static void
name_mobile_too_long (TelSnapshot *snapshot)
{
  add_mobile (snapshot, TCT, "TCTNISHIDA123456");
}

static void
name_mobile_without_prefix (TelSnapshot *snapshot)
{
  add_mobile (snapshot, TCT, "NISHIDA");
}

static void
name_mobile_with_punctuation (TelSnapshot *snapshot)
{
  add_mobile (snapshot, TAB, "TABN.ISHI_DA-12");
}

static void
name_mobile_of_other_type (TelSnapshot *snapshot)
{
  add_mobile (snapshot, TCT, "BOTNISHIDA");
}

static void
name_mobile_like_desktop (TelSnapshot *snapshot)
{
  add_mobile (snapshot, TAB, "CSFNISHIDA");
}

static void
name_mobile_of_other_type_in_small_letters (TelSnapshot *snapshot)
{
  add_mobile (snapshot, TCT, "BOTnishida");
}

static void
name_desktop_like_mobile (TelSnapshot *snapshot)
{
  tel_test_sound_add_user (snapshot, "nishida", "1003");
  tel_test_sound_add_device (snapshot, CSF, "TCTNISHIDA", "nishida");
}

static void
add_second_desktop (TelSnapshot *snapshot)
{
  tel_test_sound_add_device (snapshot, CSF, "CSFTADAMS2", "tadams");
}

static void
associate_second_desktop (TelSnapshot *snapshot)
{
  tel_user_associate (tel_snapshot_get_user (snapshot, "jsmith"), "CSFTADAMS");
}

/* As with somebody who answers for all. */
static void
associate_many (TelSnapshot *snapshot)
{
  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *user_id = g_strdup_printf ("user%u", i);
      g_autofree char *name = g_strdup_printf ("CSFUSER%u", i);
      g_autofree char *extension = g_strdup_printf ("110%u", i);

      tel_test_sound_add_user (snapshot, user_id, extension);
      tel_test_sound_add_device (snapshot, CSF, name, user_id);
      tel_user_associate (tel_snapshot_get_user (snapshot, "jsmith"), name);
    }
}

static void
associate_second_desk_phone (TelSnapshot *snapshot)
{
  tel_test_sound_add_device (snapshot, "Cisco 8841", "SEP001122334456", "tadams");
}

static void
add_every_type (TelSnapshot *snapshot)
{
  tel_test_sound_add_device (snapshot, "Cisco Dual Mode for Android", "BOTTADAMS", "tadams");
  tel_test_sound_add_device (snapshot, TAB, "TABTADAMS", "tadams");
}

static void
add_cut_names (TelSnapshot *snapshot)
{
  tel_test_sound_add_user (snapshot, "christopher.lindgren", "1003");
  tel_test_sound_add_user (snapshot, "christopher.lindqvist", "1004");
}

/* A desktop client's name cannot tell these apart, a mobile one can. */
static void
add_names_with_punctuation (TelSnapshot *snapshot)
{
  tel_test_sound_add_user (snapshot, "ann.lee", "1003");
  tel_test_sound_add_user (snapshot, "annlee", "1004");
}

/* And the other way round: what a mobile one's name has of punctuation leaves less room. */
static void
add_long_names_with_punctuation (TelSnapshot *snapshot)
{
  tel_test_sound_add_user (snapshot, "a-b-c-d-e-f-g1", "1003");
  tel_test_sound_add_user (snapshot, "a-b-c-d-e-f-g2", "1004");
}

/* Cut, but like nobody else's. */
static void
add_long_name (TelSnapshot *snapshot)
{
  tel_test_sound_add_user (snapshot, "jean-pierre.dubois", "1003");
}

static void
set_template_of_other_type (TelSnapshot *snapshot)
{
  g_object_set (tel_snapshot_get_device (snapshot, "TCTTADAMS"), "button-template",
                "Standard Client Services Framework", NULL);
}

static void
set_profile_of_other_type (TelSnapshot *snapshot)
{
  g_object_set (tel_snapshot_get_device (snapshot, "CSFTADAMS"), "security-profile", STANDARD_TCT, NULL);
}

static void
set_profile_for_every_type (TelSnapshot *snapshot)
{
  const char *name = "Universal Device Template - Model-independent Security Profile";
  g_autoptr (TelSecurityProfile) profile = g_object_new (TEL_TYPE_SECURITY_PROFILE, "name", name, NULL);

  tel_snapshot_put (snapshot, TEL_OBJECT_KIND_SECURITY_PROFILE, profile);
  g_object_set (tel_snapshot_get_device (snapshot, "CSFTADAMS"), "security-profile", name, NULL);
}

/* The cluster does not say for which type a site's own template is. */
static void
set_own_template (TelSnapshot *snapshot)
{
  g_object_set (tel_snapshot_get_device (snapshot, "CSFTADAMS"), "button-template", "Our Jabber", "security-profile",
                STANDARD_CSF, NULL);
}

static const TelTestRuleCase cases[] = {
  { "J05", "hyphen", 0, 0, name_desktop_with_hyphen, "error CSF-MKOBAYASHI | mkobayashi | CSF-MKOBAYASHI",
    "CSF-MKOBAYASHI" },
  { "J05", "length", 0, 0, name_desktop_too_long, "error CSFMKOBAYASHI123 | mkobayashi | CSFMKOBAYASHI123", "16" },
  { "J05", "free", 0, 0, name_desktop_freely, "", NULL },
  { "J05", "mobile", 0, 0, name_mobile_with_punctuation, "", NULL },

  { "J06", "case", 0, 0, name_mobile_in_small_letters, "error TCTnishida | nishida | TCTnishida", "TCTnishida" },
  { "J06", "length", 0, 0, name_mobile_too_long, "error TCTNISHIDA123456 | nishida | TCTNISHIDA123456", "16" },
  { "J06", "prefix", 0, 0, name_mobile_without_prefix, "error NISHIDA | nishida | NISHIDA", "TCT" },
  { "J06", "other-prefix-and-case", 0, 0, name_mobile_of_other_type_in_small_letters,
    "error BOTnishida | nishida | BOTnishida", "BOTnishida" },
  { "J06", "punctuation", 0, 0, name_mobile_with_punctuation, "", NULL },
  { "J06", "other-prefix", 0, 0, name_mobile_of_other_type, "", NULL },
  { "J06", "desktop", 0, 0, name_desktop_with_hyphen, "", NULL },

  { "J07", "android-on-iphone", 0, 0, name_mobile_of_other_type, "error BOTNISHIDA | nishida | BOTNISHIDA", "TCT" },
  { "J07", "desktop-on-tablet", 0, 0, name_mobile_like_desktop, "error CSFNISHIDA | nishida | CSFNISHIDA", "TAB" },
  { "J07", "no-prefix", 0, 0, name_mobile_without_prefix, "", NULL },
  { "J07", "desktop", 0, 0, name_desktop_like_mobile, "", NULL },

  { "J08", "owned", 0, 0, add_second_desktop, "error tadams | tadams | CSFTADAMS CSFTADAMS2", "CSFTADAMS, CSFTADAMS2" },
  { "J08", "associated", 0, 0, associate_second_desktop, "warning jsmith | jsmith | CSFJSMITH CSFTADAMS",
    "CSFJSMITH, CSFTADAMS" },
  { "J08", "many", 0, 0, associate_many,
    "warning jsmith | jsmith | CSFJSMITH CSFUSER0 CSFUSER1 CSFUSER2 CSFUSER3 CSFUSER4 CSFUSER5",
    "CSFJSMITH, CSFUSER0, CSFUSER1, CSFUSER2, CSFUSER3, …" },
  { "J08", "desk-phones", 0, 0, associate_second_desk_phone, "", NULL },
  { "J08", "every-type", 0, 0, add_every_type, "", NULL },

  { "J09", "cut", 0, 0, add_cut_names,
    "warning christopher.lindgren | christopher.lindgren | \nwarning christopher.lindqvist | christopher.lindqvist | ",
    "CSFCHRISTOPHERL" },
  { "J09", "punctuation", 0, 0, add_names_with_punctuation, "warning ann.lee | ann.lee | \nwarning annlee | annlee | ",
    "CSFANNLEE" },
  { "J09", "mobile-only", 0, 0, add_long_names_with_punctuation,
    "warning a-b-c-d-e-f-g1 | a-b-c-d-e-f-g1 | \nwarning a-b-c-d-e-f-g2 | a-b-c-d-e-f-g2 | ", "TCTA-B-C-D-E-F-" },
  { "J09", "alone", 0, 0, add_long_name, "", NULL },

  { "J10", "template", 0, 0, set_template_of_other_type, "error TCTTADAMS | tadams | TCTTADAMS",
    "Standard Client Services Framework" },
  { "J10", "profile", 0, 0, set_profile_of_other_type, "error CSFTADAMS | tadams | CSFTADAMS", STANDARD_TCT },
  { "J10", "every-type", 0, 0, set_profile_for_every_type, "", NULL },
  { "J10", "own-template", 0, 0, set_own_template, "", NULL },
};

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);
  tel_test_rule_add_cases (cases, G_N_ELEMENTS (cases));

  return g_test_run ();
}
