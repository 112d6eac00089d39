/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "simulator/tel-simulator-world.h"

#include "simulator/tel-simulator-product.h"
#include "simulator/tel-simulator-seed.h"

#define ENCRYPTED "CSF Encrypted AuthString"
#define SUBSCRIBER "cucm-sub1.example.com"
#define SEED 20260101

/* What a cluster takes. */
#define MOST_PHONES 60000

/* The phones that a hundred users have, by the chances below. */
#define PHONES_OF_A_HUNDRED 195

/* A node for so many phones. */
#define PHONES_OF_A_NODE 7500
#define MOST_SUBSCRIBERS 8

typedef struct
{
  const char *written;
  const char *spelled;
} Name;

/* Chances in a hundred. */
typedef struct
{
  char letter;
  guint chance;
  const char *prefix;
  const char *product;
  const char *sip_profile;
} Softphone;

static const Name surnames[] = {
  { "佐藤", "sato" },     { "鈴木", "suzuki" },   { "高橋", "takahash" }, { "田中", "tanaka" },
  { "伊藤", "ito" },      { "渡辺", "watanabe" }, { "山本", "yamamoto" }, { "中村", "nakamura" },
  { "小林", "kobayash" }, { "加藤", "kato" },     { "吉田", "yoshida" },  { "山田", "yamada" },
  { "佐々木", "sasaki" }, { "山口", "yamaguch" }, { "松本", "matsumot" }, { "井上", "inoue" },
  { "木村", "kimura" },   { "林", "hayashi" },    { "斎藤", "saito" },    { "清水", "shimizu" },
  { "山崎", "yamazaki" }, { "森", "mori" },       { "池田", "ikeda" },    { "橋本", "hashimot" },
  { "阿部", "abe" },      { "石川", "ishikawa" }, { "前田", "maeda" },    { "藤田", "fujita" },
  { "小川", "ogawa" },    { "岡田", "okada" },    { "後藤", "goto" },     { "長谷川", "hasegawa" },
  { "村上", "murakami" }, { "近藤", "kondo" },    { "石井", "ishii" },    { "坂本", "sakamoto" },
  { "遠藤", "endo" },     { "青木", "aoki" },     { "藤井", "fujii" },    { "西村", "nishimur" },
};

static const Name given_names[] = {
  { "健", "ken" },        { "誠", "makoto" },     { "大輔", "daisuke" }, { "翔太", "shota" }, { "拓也", "takuya" },
  { "直樹", "naoki" },    { "浩", "hiroshi" },    { "隆", "takashi" },   { "修", "osamu" },   { "英樹", "hideki" },
  { "陽子", "yoko" },     { "美咲", "misaki" },   { "由美", "yumi" },    { "恵子", "keiko" }, { "愛", "ai" },
  { "さくら", "sakura" }, { "真由美", "mayumi" }, { "千尋", "chihiro" }, { "理恵", "rie" },   { "奈々", "nana" },
};

static const Name other_surnames[] = {
  { "Adams", "adams" },    { "Baker", "baker" },     { "Carter", "carter" },     { "Dubois", "dubois" },
  { "Evans", "evans" },    { "Fischer", "fischer" }, { "García", "garcia" },     { "Hughes", "hughes" },
  { "Ivanov", "ivanov" },  { "Jensen", "jensen" },   { "Kowalski", "kowalski" }, { "López", "lopez" },
  { "Müller", "mueller" }, { "Nguyen", "nguyen" },   { "O'Connor", "oconnor" },  { "Patel", "patel" },
  { "Rossi", "rossi" },    { "Silva", "silva" },     { "Taylor", "taylor" },     { "Weber", "weber" },
};

static const Name other_given_names[] = {
  { "Anna", "anna" },   { "Ben", "ben" },     { "Chloé", "chloe" }, { "David", "david" }, { "Emma", "emma" },
  { "Farid", "farid" }, { "Grace", "grace" }, { "Hugo", "hugo" },   { "Ines", "ines" },   { "James", "james" },
  { "Karin", "karin" }, { "Luca", "luca" },   { "María", "maria" }, { "Noah", "noah" },   { "Olivia", "olivia" },
};

static const char *const departments[] = {
  "営業部", "開発部", "総務部",    "人事部",  "経理部", "情報システム部",    "品質保証部", "購買部",        "法務部",
  "広報部", "Sales",  "Marketing", "Finance", "Legal",  "Support & Service", "R&D",        "Field Service", "Design",
};

static const char *const sites[] = { "Tokyo", "Osaka", "Nagoya", "Sapporo", "Fukuoka", "Sendai" };

static const char *const desk_phones[] = { "Cisco 8841", "Cisco 7841", "Cisco 8841", "Cisco 7962" };

static const Softphone softphones[] = {
  { 'C', 75, "CSF", TEL_SIMULATOR_CSF, NULL },
  { 'T', 25, "TCT", TEL_SIMULATOR_TCT, "mobile" },
  { 'B', 15, "BOT", TEL_SIMULATOR_BOT, "mobile" },
  { 'A', 10, "TAB", TEL_SIMULATOR_TAB, "mobile" },
};

#define DESK_PHONE_CHANCE 70

static const TelSimulatorSeedProfile profiles[] = {
  { TEL_SIMULATOR_CSF, ENCRYPTED, "Encrypted", "By Authentication String" },
  { TEL_SIMULATOR_TCT, "TCT Encrypted AuthString", "Encrypted", "By Authentication String" },
  { TEL_SIMULATOR_BOT, "BOT Encrypted AuthString", "Encrypted", "By Authentication String" },
  { TEL_SIMULATOR_TAB, "TAB Encrypted AuthString", "Encrypted", "By Authentication String" },
};

/* Where the making of a crowd stands. @percent is how much of the chances holds, so that the phones do not become more
 * than a cluster takes. */
typedef struct
{
  const TelSimulatorContext *context;
  GRand *random;
  GHashTable *taken;
  guint n_users;
  guint percent;
  guint first_number;
} Crowd;

static gboolean
happens (Crowd *crowd, guint chance)
{
  return (guint) g_rand_int_range (crowd->random, 0, 10000) < chance * crowd->percent;
}

static const Name *
choose (Crowd *crowd, const Name *names, guint n_names)
{
  return &names[g_rand_int_range (crowd->random, 0, (gint32) n_names)];
}

/* The first letter of the given name and the surname; those who are not the first have a number. */
static char *
make_userid (Crowd *crowd, const char *given, const char *surname)
{
  g_autofree char *base = g_strdup_printf ("%c%s", *given, surname);
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (crowd->taken, base)) + 1;
  char *userid = number == 1 ? g_strdup (base) : g_strdup_printf ("%s%u", base, number);

  g_hash_table_insert (crowd->taken, g_steal_pointer (&base), GUINT_TO_POINTER (number));

  return userid;
}

static gboolean
add_site (const TelSimulatorContext *context, const char *site, GError **error)
{
  /* Tokyo is there in every world in use. */
  return g_str_equal (site, "Tokyo") ||
         (tel_simulator_world_insert (context->store, "location", site, "id", NULL, error) &&
          tel_simulator_world_insert (context->store, "devicepool", site, "fkcallmanagergroup", NULL, error));
}

/* Another node of call processing, with the parameters that each has for itself. */
static gboolean
add_subscriber (const TelSimulatorContext *context, guint number, GError **error)
{
  g_autofree char *name = g_strdup_printf ("cucm-sub%u.example.com", number);
  g_autofree char *node = tel_simulator_store_new_pkid (context->store);
  g_autoptr (GPtrArray) parameters =
      tel_simulator_store_select (context->store,
                                  "SELECT c.pkid FROM processconfig c JOIN processnode n ON c.fkprocessnode = n.pkid"
                                  " WHERE n.name = '" SUBSCRIBER "' ORDER BY c.rowid",
                                  TEL_SIMULATOR_END);

  if (!tel_simulator_store_run (context->store, error,
                                "INSERT INTO processnode (pkid, name, description, tknodeusage, tkprocessnoderole,"
                                " isactive) SELECT ?, ?, description, tknodeusage, tkprocessnoderole, isactive"
                                " FROM processnode WHERE name = '" SUBSCRIBER "'",
                                node, name, TEL_SIMULATOR_END))
    return FALSE;

  for (guint i = 0; i < parameters->len; i++)
    {
      g_autofree char *pkid = tel_simulator_store_new_pkid (context->store);

      if (!tel_simulator_store_run (
              context->store, error,
              "INSERT INTO processconfig (pkid, paramname, paramvalue, tkservice, fkprocessnode,"
              " tkparam, paramrule, paramdefault, tail) SELECT ?, paramname, paramvalue, tkservice,"
              " ?, tkparam, paramrule, paramdefault, tail FROM processconfig WHERE pkid = ?",
              pkid, node, tel_simulator_rows_get (parameters, i, 0), TEL_SIMULATOR_END))
        return FALSE;
    }

  return TRUE;
}

/* A cluster without the COP file of a type has no phones of it. */
static gboolean
is_known (Crowd *crowd, const char *product)
{
  return tel_simulator_product_find (crowd->context->store, product) != NULL;
}

static gboolean
add_lists (Crowd *crowd, GError **error)
{
  guint n_subscribers =
      MIN (1 + crowd->n_users * PHONES_OF_A_HUNDRED / 100 / PHONES_OF_A_NODE, (guint) MOST_SUBSCRIBERS);

  if (!tel_simulator_seed_lists (crowd->context, error) || !tel_simulator_seed_mobile_profile (crowd->context, error))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (profiles); i++)
    if (is_known (crowd, profiles[i].type) && !tel_simulator_seed_profile (crowd->context, &profiles[i], error))
      return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (sites); i++)
    if (!add_site (crowd->context, sites[i], error))
      return FALSE;

  for (guint i = 2; i <= n_subscribers; i++)
    if (!add_subscriber (crowd->context, i, error))
      return FALSE;

  return TRUE;
}

/* One softphone in ten is a secure one, of which most have enrolled and some have a string that nobody entered yet. */
static gboolean
add_softphone (Crowd *crowd, const TelSimulatorSeedUser *user, const Softphone *type, const char *label, GError **error)
{
  g_autofree char *spelled = g_ascii_strup (user->userid, -1);
  g_autofree char *name = g_strconcat (type->prefix, spelled, NULL);
  g_autofree char *string = g_strdup_printf ("%u", 100000 + (guint) g_rand_int_range (crowd->random, 0, 900000));
  TelSimulatorSeedPhone phone = { name, type->product, "SIP", user->userid, user->extension, label };
  gboolean secure = type->letter == 'C' && g_rand_int_range (crowd->random, 0, 10) == 0;
  gboolean enrolled = g_rand_int_range (crowd->random, 0, 5) > 0;

  phone.sip_profile = type->sip_profile;
  phone.profile = secure ? ENCRYPTED : NULL;
  phone.string = secure && !enrolled ? string : NULL;

  if (!is_known (crowd, type->product))
    return TRUE;

  return tel_simulator_seed_phone (crowd->context, &phone, error) &&
         (!secure || !enrolled || tel_simulator_seed_certificate (crowd->context, name, error));
}

static gboolean
add_phones (Crowd *crowd, guint number, const TelSimulatorSeedUser *user, const char *label, GError **error)
{
  const char *product = desk_phones[number % G_N_ELEMENTS (desk_phones)];
  g_autofree char *name = g_strdup_printf ("SEP0050C2%06X", number);
  const TelSimulatorSeedPhone desk_phone = {
    name, product, g_str_equal (product, "Cisco 7962") ? "SCCP" : "SIP", user->userid, user->extension, label
  };

  if (happens (crowd, DESK_PHONE_CHANCE) && !tel_simulator_seed_phone (crowd->context, &desk_phone, error))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (softphones); i++)
    if (happens (crowd, softphones[i].chance) && !add_softphone (crowd, user, &softphones[i], label, error))
      return FALSE;

  return TRUE;
}

static gboolean
move_to_site (Crowd *crowd, const char *userid, GError **error)
{
  const char *site = sites[g_rand_int_range (crowd->random, 0, G_N_ELEMENTS (sites))];

  return tel_simulator_store_run (crowd->context->store, error,
                                  "UPDATE device SET fkdevicepool = (SELECT p.pkid FROM devicepool p WHERE p.name = ?),"
                                  " fklocation = (SELECT l.pkid FROM location l WHERE l.name = ?)"
                                  " WHERE fkenduser = (SELECT e.pkid FROM enduser e WHERE e.userid = ?)",
                                  site, site, userid, TEL_SIMULATOR_END);
}

/* Most are as they should be; as everywhere, one or two in a hundred lack a group or a mail address. */
static gboolean
add_user (Crowd *crowd, guint number, GError **error)
{
  gboolean japanese = g_rand_int_range (crowd->random, 0, 100) < 65;
  const Name *surname = japanese ? choose (crowd, surnames, G_N_ELEMENTS (surnames))
                                 : choose (crowd, other_surnames, G_N_ELEMENTS (other_surnames));
  const Name *given = japanese ? choose (crowd, given_names, G_N_ELEMENTS (given_names))
                               : choose (crowd, other_given_names, G_N_ELEMENTS (other_given_names));
  g_autofree char *userid = make_userid (crowd, given->spelled, surname->spelled);
  g_autofree char *mail = g_strdup_printf ("%s@example.com", userid);
  g_autofree char *extension = g_strdup_printf ("%u", crowd->first_number + number);
  g_autofree char *label = japanese ? g_strdup_printf ("%s %s", surname->written, given->written)
                                    : g_strdup_printf ("%s %s", given->written, surname->written);
  const TelSimulatorSeedNumber line = { extension, "PT-Internal", label, TRUE };
  TelSimulatorSeedUser user = { userid, given->written, surname->written, mail, NULL, extension };
  g_autofree char *used = NULL;

  user.department = departments[g_rand_int_range (crowd->random, 0, G_N_ELEMENTS (departments))];
  user.mail = g_rand_int_range (crowd->random, 0, 100) > 0 ? mail : NULL;
  user.from_directory = g_rand_int_range (crowd->random, 0, 10) > 0;
  user.groups = g_rand_int_range (crowd->random, 0, 50) > 0 ? TEL_SIMULATOR_END_USERS "|" TEL_SIMULATOR_CTI
                                                                                      "|" TEL_SIMULATOR_CTI_TRANSFER
                                                            : TEL_SIMULATOR_END_USERS;

  if (!tel_simulator_seed_number (crowd->context, &line, error) ||
      !tel_simulator_seed_user (crowd->context, &user, error) || !add_phones (crowd, number, &user, label, error) ||
      !move_to_site (crowd, userid, error))
    return FALSE;

  /* Without a phone nobody can have a primary extension. */
  used = tel_simulator_store_look_up (crowd->context->store,
                                      "SELECT d.pkid FROM device d JOIN enduser e ON d.fkenduser = e.pkid"
                                      " WHERE e.userid = ? LIMIT 1",
                                      userid, TEL_SIMULATOR_END);

  return used == NULL || tel_simulator_seed_association (crowd->context, &user, error);
}

/**
 * tel_simulator_world_crowd_fill:
 * @context: a cluster with the standard objects, inside a transaction
 * @n_users: how many users
 * @error: return location for a #GError
 *
 * Adds users with names, departments, numbers, desk phones and softphones by chance, the same ones each time. By the
 * hundred they have 195 phones, or as many as a cluster takes (60,000), less those of a type that it does not know.
 *
 * Returns: whether everything was added
 */
gboolean
tel_simulator_world_crowd_fill (const TelSimulatorContext *context, guint n_users, GError **error)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_phones = MAX (n_users * PHONES_OF_A_HUNDRED / 100, 1);
  Crowd crowd = {
    context, random, taken, n_users, MIN (100 * MOST_PHONES / n_phones, 100), n_users > 80000 ? 100000 : 10000,
  };

  if (!add_lists (&crowd, error))
    return FALSE;

  for (guint i = 0; i < n_users; i++)
    if (!add_user (&crowd, i, error))
      return FALSE;

  return TRUE;
}
