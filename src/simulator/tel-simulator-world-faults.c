/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "simulator/tel-simulator-world-faults.h"

#include "simulator/tel-simulator-credential.h"
#include "simulator/tel-simulator-product.h"
#include "simulator/tel-simulator-seed.h"
#include "simulator/tel-simulator-sip-profile.h"
#include "simulator/tel-simulator-world.h"

#include <json-glib/json-glib.h>

#define GROUPS TEL_SIMULATOR_END_USERS "|" TEL_SIMULATOR_CTI "|" TEL_SIMULATOR_CTI_TRANSFER
#define ENCRYPTED "CSF Encrypted AuthString"

#define SMALL "small", "small"
#define NEGLECTED "neglected", "clean"
#define ALWAYS 0, 9999

#define WITH_CREDENTIALS(settings, userid)                                                                             \
  "UPDATE enduser SET tail = replace (tail, '</tail>', '<passwordCredentials>" settings                                \
  "</passwordCredentials></tail>') WHERE userid = '" userid "'"
#define WITH_PASSWORD(flag, userid) WITH_CREDENTIALS ("<" flag ">true</" flag ">", userid)
#define SHORT_POLICY "<pwdCredPolicyName>" TEL_SIMULATOR_SHORT_POLICY "</pwdCredPolicyName>"

/*
 * Somebody of the small world who begins as sound as can be.
 * @devices: C for a CSF, T, B and A for a TCT, BOT and TAB, S for a desk phone
 * @extension: the user's number in PT-Internal; there is one too for those without devices
 * @profile: (nullable): the security profile of the CSF
 * @string: (nullable): the authentication string of its pending enrolment
 */
typedef struct
{
  const char *userid;
  const char *first_name;
  const char *last_name;
  const char *department;
  const char *devices;
  const char *extension;
  const char *profile;
  const char *string;
} Person;

static const Person people[] = {
  { "ksato", "健", "佐藤", "情報システム部", "CTBAS", "4100" },
  { "mogawa", "美咲", "小川", "営業部", "CT", "4101" },
  { "hinoue", "Hiroshi", "Inoue", "Sales", "C", "4102" },
  { "rkimura", "涼", "木村", "営業部", "C", "4103" },
  { "shayashi", "さくら", "林", "総務部", "C", "4104" },
  { "ymatsuda", "裕子", "松田", "役員室", "T", "4105" },
  { "mkobayashi", "誠", "小林", "開発部", "C", "4106" },
  { "mtakahashi02", "真理", "高橋", "開発部", "C", "4107" },
  { "nishida", "Naoko", "Ishida", "Marketing", "T", "4108" },
  { "earaki", "英二", "荒木", "品質保証部", "T", "4109" },
  { "tfujita", "徹", "藤田", "営業部", "C", "4110" },
  { "christopher.lindqvist", "Christopher", "Lindqvist", "Finance", "C", "4111" },
  { "christopher.lindgren", "Christopher", "Lindgren", "Finance", "T", "4112" },
  { "rmori", "玲奈", "森", "人事部", "CT", "4113" },
  { "sabe", "慎一", "阿部", "人事部", "C", "4114" },
  { "yikeda", "陽子", "池田", "法務部", "C", "4115" },
  { "khashimoto", "Kenji", "Hashimoto", "Support & Service", "C", "4116" },
  { "tyamashita", "拓也", "山下", "Support & Service", "C", "4117" },
  { "mnakajima", "Mika", "Nakajima", "Marketing", "C", "4118" },
  { "nishikawa", "直樹", "西川", "購買部", "CS", "4119" },
  { "togata", "敏夫", "緒方", "購買部", "C", "4120" },
  { "hnakano", "Haruka", "Nakano", "Legal", "C", "4121", "CSF Authenticated NullString" },
  { "mono", "真由美", "小野", "経理部", "C", "4122", ENCRYPTED, "8675309" },
  { "kharada", "Kaori", "Harada", "Finance", "C", "4123", ENCRYPTED, "20071969" },
  { "tishii", "哲也", "石井", "経理部", "C", "4124", ENCRYPTED, "1123581321" },
  { "ysakai", "Yuki", "Sakai", "Design", "C", "4125", ENCRYPTED, "1414213562" },
  { "aendo", "愛", "遠藤", "広報部", "C", "4126", ENCRYPTED, "2718281828" },
  { "kueda", "和也", "上田", "広報部", "C", "4127", ENCRYPTED, "2718281828" },
  { "hmaruyama", "Hana", "Maruyama", "Design", "C", "4128", ENCRYPTED, "31415926" },
  { "snomura", "翔", "野村", "営業部", "C", "4129", ENCRYPTED },
  { "ktamura", "Kazuo", "Tamura", "Sales", "C", "4130", ENCRYPTED },
  { "mkondo", "美穂", "近藤", "開発部", "C", "4131", ENCRYPTED },
  { "timai", "Takeshi", "Imai", "Field Service", "C", "4132", ENCRYPTED, "1618033988" },
  { "msugiyama", "真央", "杉山", "開発部", "C", "4133", "CSF Encrypted OAuth" },
  { "noguchi", "Nobuo", "Oguchi", "Field Service", "TB", "4134" },
  { "mkaneko", "Mari", "Kaneko", "Field Service", "C", "4135" },
  { "rshibata", "理恵", "柴田", "総務部", "C", "4136" },
  { "ymiyamoto", "Yoko", "Miyamoto", "Sales", "C", "4137" },
  { "kaoki", "浩二", "青木", "営業部", "CS", "4138" },
  { "tfukuda", "Tomoko", "Fukuda", "Support & Service", "C", "4139" },
  { "hota", "秀明", "太田", "品質保証部", "C", "4140" },
  { "mmiura", "Maki", "Miura", "Marketing", "C", "4141" },
  { "yhamada", "豊", "浜田", "監査室", "C", "4156" },
  { "smatsui", "聡", "松井", "大阪支社", "C", "4142" },
  { "ychiba", "Yasuo", "Chiba", "Sales", "C", "4143" },
  { "mkudo", "恵", "工藤", "購買部", "C", "4144" },
  { "hkubo", "Hideki", "Kubo", "Legal", "C", "4145" },
  { "ynoda", "由美", "野田", "工場", "C", "4146" },
  { "tmizuno", "Taro", "Mizuno", "R&D", "C", "4147" },
  { "rmatsuo", "隆", "松尾", "工場", "C", "4148" },
  { "khirano", "Kyoko", "Hirano", "Marketing", "C", "4149" },
  { "nokamoto", "望", "岡本", "総務部", "S", "4150" },
  { "swada", "Shiro", "Wada", "Sales", "CS", "4151" },
  { "hyagi", "弘", "八木", "監査室", "C", "4154" },
  { "tishida", "智子", "石田", "監査室", "C", "4155" },
  { "tmurata", "Tsutomu", "Murata", "R&D", "C", "4152" },
  { "agoto", "明", "後藤", "工場", "C", "4157" },
  { "syokota", "Saburo", "Yokota", "Legal", "C", "4158" },
  { "nkikuchi", "直美", "菊池", "開発部", "C", "4153" },
  { "nmatsunaga", "直人", "松永", "情報システム部", "C", "4159", ENCRYPTED, "5772156649" },
};

/* Each breaks one rule and no more, as far as that can be. */
static const TelSimulatorPlantedFault faults[] = {
  { "J01", "phone", "CSFMOGAWA", "CSFKSATO", SMALL, ALWAYS,
    "UPDATE device SET fkenduser = NULL WHERE name = 'CSFMOGAWA'" },
  { "J01", "phone", "TCTMOGAWA", "TCTKSATO", SMALL, ALWAYS,
    "UPDATE device SET fkenduser = NULL WHERE name = 'TCTMOGAWA'" },
  { "J02", "phone", "CSFHINOUE", "CSFKSATO", SMALL, ALWAYS, "UPDATE enduser SET status = 0 WHERE userid = 'hinoue'" },
  { "J03", "phone", "CSFRKIMURA", "CSFKSATO", SMALL, ALWAYS,
    "DELETE FROM enduserdevicemap WHERE fkdevice = (SELECT pkid FROM device WHERE name = 'CSFRKIMURA')" },
  { "J04", "phone", "CSFSHAYASHI", "CSFKSATO", SMALL, ALWAYS,
    "INSERT INTO enduserdevicemap (pkid, fkenduser, fkdevice, tkuserassociation)"
    " SELECT ?, e.pkid, d.pkid, 1 FROM enduser e, device d WHERE e.userid = 'ymatsuda' AND d.name = 'CSFSHAYASHI'" },
  { "J05", "phone", "CSF-MKOBAYASHI", "CSFMTAKAHASHI02", SMALL, ALWAYS,
    "UPDATE device SET name = 'CSF-MKOBAYASHI' WHERE name = 'CSFMKOBAYASHI'" },
  { "J06", "phone", "TCTnishida", "TCTKSATO", SMALL, ALWAYS,
    "UPDATE device SET name = 'TCTnishida' WHERE name = 'TCTNISHIDA'" },
  { "J07", "phone", "BOTEARAKI", "BOTKSATO", SMALL, ALWAYS,
    "UPDATE device SET name = 'BOTEARAKI' WHERE name = 'TCTEARAKI'" },
  { "J08", "user", "tfujita", "ksato", SMALL, ALWAYS },
  { "J09", "user", "christopher.lindgren", "jean-pierre.dubois", SMALL, ALWAYS },
  { "J09", "user", "christopher.lindqvist", "mtakahashi02", SMALL, ALWAYS },
  { "J10", "phone", "CSFRMORI", "CSFKSATO", SMALL, ALWAYS,
    "UPDATE device SET fksecurityprofile = (SELECT pkid FROM securityprofile WHERE name ="
    " 'Cisco Dual Mode for iPhone - Standard SIP Non-Secure Profile') WHERE name = 'CSFRMORI'" },
  { "J10", "phone", "TCTRMORI", "TCTKSATO", SMALL, ALWAYS,
    "UPDATE device SET fkphonetemplate = (SELECT pkid FROM phonetemplate WHERE name ="
    " 'Standard Client Services Framework') WHERE name = 'TCTRMORI'" },
  { "J11", "phone", "CSFSABE", "CSFKSATO", SMALL, ALWAYS,
    "DELETE FROM devicenumplanmap WHERE fkdevice = (SELECT pkid FROM device WHERE name = 'CSFSABE')" },
  { "J12", "phone", "CSFYIKEDA", "CSFKSATO", SMALL, ALWAYS,
    "DELETE FROM devicenumplanmapendusermap WHERE fkenduser = (SELECT pkid FROM enduser WHERE userid = 'yikeda')" },
  { "J13", "line", "4116 in no partition", "4100 in PT-Internal", SMALL, ALWAYS,
    "UPDATE numplan SET fkroutepartition = NULL WHERE dnorpattern = '4116'" },
  { "J14", "line", "4117 in PT-Internal", "4100 in PT-Internal", SMALL, 1000, 9999,
    "UPDATE numplan SET iscallable = 'f' WHERE dnorpattern = '4117'" },
  { "J15", "line", "4118 in PT-Internal", "4100 in PT-Internal", SMALL, ALWAYS,
    "UPDATE numplan SET tail = replace (tail, '<forwardToVoiceMail>true<', '<forwardToVoiceMail>false<')"
    " WHERE dnorpattern = '4118'" },
  { "J15", "line", "1003 in PT-Internal", "4100 in PT-Internal", SMALL, ALWAYS },
  { "J16", "user", "nishikawa", "ksato", SMALL, ALWAYS,
    "UPDATE devicenumplanmap SET label = 'N. Nishi', display = 'N. Nishi'"
    " WHERE fkdevice = (SELECT pkid FROM device WHERE name = 'CSFNISHIKAWA')" },
  { "J17", "phone", "CSFTOGATA", "CSFKSATO", SMALL, ALWAYS,
    "UPDATE devicenumplanmap SET maxnumcalls = 1, busytrigger = 1"
    " WHERE fkdevice = (SELECT pkid FROM device WHERE name = 'CSFTOGATA')" },
  { "C01", "phone", "CSFNMATSUNAGA", "CSFPNOWAK", SMALL, ALWAYS,
    "UPDATE device SET capfkeysize = (SELECT k.enum FROM typekeysize k WHERE k.name = '1024')"
    " WHERE name = 'CSFNMATSUNAGA'" },
  { "C02", "phone", "CSFHNAKANO", "CSFPNOWAK", SMALL, ALWAYS,
    "UPDATE device SET tkcertificateoperation = 2, tkcertificateoperation_applied = 2, tkcertificatestatus = 2,"
    " upgradefinishtime = '2036:06:30:12:00' WHERE name = 'CSFHNAKANO'" },
  { "C04", "phone", "CSFMONO", "CSFPNOWAK", SMALL, ALWAYS,
    "UPDATE device SET authenticationstring = NULL WHERE name = 'CSFMONO'" },
  { "C04", "phone", "CSFKHARADA", "CSFPNOWAK", SMALL, ALWAYS,
    "UPDATE device SET authenticationstring = '07A' WHERE name = 'CSFKHARADA'" },
  { "C05", "phone", "CSFTISHII", "CSFPNOWAK", SMALL, ALWAYS,
    "UPDATE device SET upgradefinishtime = '2026:01:15:12:00' WHERE name = 'CSFTISHII'" },
  { "C06", "phone", "CSFYSAKAI", "CSFPNOWAK", SMALL, ALWAYS,
    "UPDATE device SET tkcertificatestatus = (SELECT enum FROM typecertificatestatus"
    " WHERE name = 'Upgrade Failed: Invalid Authentication String') WHERE name = 'CSFYSAKAI'" },
  { "C07", "phone", "CSFAENDO", "CSFPNOWAK", SMALL, ALWAYS },
  { "C07", "phone", "CSFKUEDA", "CSFPNOWAK", SMALL, ALWAYS },
  { "C08", "phone", "CSFHMARUYAMA", "CSFAKenzi", SMALL, ALWAYS,
    "UPDATE device SET tkcertificateoperation = 1, tkcertificateoperation_applied = 1, tkcertificatestatus = 1"
    " WHERE name = 'CSFHMARUYAMA'" },
  { "C10", "phone", "CSFSNOMURA", "CSFAKenzi", SMALL, ALWAYS },
  { "C11", "phone", "CSFKTAMURA", "CSFAKenzi", SMALL, 1105, 9999,
    "UPDATE device SET lscvaliduntil = 1769860800 WHERE name = 'CSFKTAMURA'" },
  { "C11", "phone", "CSFMKONDO", "CSFAKenzi", SMALL, 1105, 9999,
    "UPDATE device SET lscissuervaliduntil = 1769860800 WHERE name = 'CSFMKONDO'" },
  { "C12", "phoneSecurityProfile", "TCT Encrypted Configuration", "TCT Encrypted AuthString", SMALL, ALWAYS,
    "UPDATE securityprofile SET tftpencryptedflag = 't' WHERE name = 'TCT Encrypted Configuration'" },
  { "C13", "serviceParameter", "ClusterSecurityMode on EnterpriseWideData", "ClusterSecurityMode on EnterpriseWideData",
    NEGLECTED, ALWAYS, "UPDATE securityprofile SET sipoauthflag = 'f' WHERE isstandard = 'f'" },
  { "C14", "phone", "CSFTIMAI", "CSFPNOWAK", SMALL, 1205, 9999,
    "UPDATE device SET tail = replace (tail, '<allowMraMode>false<', '<allowMraMode>true<') WHERE name = 'CSFTIMAI'" },
  { "C15", "phone", "CSFKTAMURA", "CSFMSUGIYAMA", SMALL, 1205, 9999 },
  { "C16", "serviceParameter", "CertificateIssuerToEndpoint on cucm-pub.example.com",
    "CertificateIssuerToEndpoint on cucm-pub.example.com", NEGLECTED, 1000, 9999,
    "UPDATE processconfig SET paramvalue = 'Online CA' WHERE paramname = 'CertificateIssuerToEndpoint'" },
  { "C19", "phoneSecurityProfile", "BOT Encrypted over TCP", "BOT Encrypted AuthString", SMALL, ALWAYS,
    "UPDATE securityprofile SET tktransport = 1 WHERE name = 'BOT Encrypted over TCP'" },
  { "M01", "phone", "TCTNOGUCHI", "TCTKSATO", SMALL, ALWAYS,
    "UPDATE device SET fksipprofile = (SELECT pkid FROM sipprofile WHERE name = 'Standard SIP Profile')"
    " WHERE name = 'TCTNOGUCHI'" },
  { "M01", "phone", "BOTNOGUCHI", "BOTKSATO", SMALL, ALWAYS,
    "UPDATE device SET fksipprofile = (SELECT pkid FROM sipprofile WHERE name = 'Jabber Short Timers')"
    " WHERE name = 'BOTNOGUCHI'" },
  { "M02", "sipProfile", "Jabber Short Timers", "Jabber Mobile SIP Profile", SMALL, 0, 999 },
  { "M03", "phone", "CSFMKANEKO", "CSFKSATO", SMALL, ALWAYS,
    "UPDATE device SET fksipprofile = (SELECT fksipprofile FROM device WHERE name = 'TCTKSATO')"
    " WHERE name = 'CSFMKANEKO'" },
  { "M04", "serviceParameter", "SIPDualModeAlertTimer on cucm-pub.example.com",
    "SIPDualModeAlertTimer on cucm-pub.example.com", "small", "clean", ALWAYS },
  { "M05", "serviceParameter", "OrganizationDomain on EnterpriseWideData", "OrganizationDomain on EnterpriseWideData",
    NEGLECTED, ALWAYS },
  { "M06", "product", TEL_SIMULATOR_TAB, TEL_SIMULATOR_TAB, NEGLECTED, ALWAYS },
  { "U01", "user", "rshibata", "ksato", SMALL, ALWAYS,
    "DELETE FROM enduserdirgroupmap WHERE fkenduser = (SELECT pkid FROM enduser WHERE userid = 'rshibata')"
    " AND fkdirgroup = (SELECT pkid FROM dirgroup WHERE name = '" TEL_SIMULATOR_END_USERS "')" },
  { "U02", "user", "ymiyamoto", "ksato", SMALL, ALWAYS,
    "DELETE FROM enduserdirgroupmap WHERE fkenduser = (SELECT pkid FROM enduser WHERE userid = 'ymiyamoto')"
    " AND fkdirgroup = (SELECT pkid FROM dirgroup WHERE name = '" TEL_SIMULATOR_CTI "')" },
  { "U03", "user", "csecure", "ksato", SMALL, ALWAYS },
  { "U04", "user", "kaoki", "ksato", SMALL, ALWAYS,
    "DELETE FROM enduserdirgroupmap WHERE fkenduser = (SELECT pkid FROM enduser WHERE userid = 'kaoki')"
    " AND fkdirgroup = (SELECT pkid FROM dirgroup WHERE name = '" TEL_SIMULATOR_CTI_TRANSFER "')" },
  { "U05", "user", "tfukuda", "ksato", SMALL, ALWAYS,
    "UPDATE enduser SET allowcticontrolflag = 'f' WHERE userid = 'tfukuda'" },
  { "U05", "phone", "CSFHOTA", "CSFKSATO", SMALL, ALWAYS,
    "UPDATE device SET allowcticontrolflag = 'f' WHERE name = 'CSFHOTA'" },
  { "U05", "line", "4156 in PT-Internal", "4100 in PT-Internal", SMALL, ALWAYS,
    "UPDATE numplan SET allowcticontrolflag = 'f' WHERE dnorpattern = '4156'" },
  { "U06", "user", "smatsui", "ksato", SMALL, ALWAYS,
    "UPDATE enduser SET islocalcluster = 'f' WHERE userid = 'smatsui'" },
  { "U07", "user", "ychiba", "ksato", SMALL, ALWAYS, "UPDATE enduser SET enablecups = 'f' WHERE userid = 'ychiba'" },
  { "U08", "user", "pnowak", "pnowak", NEGLECTED, ALWAYS,
    "UPDATE enduser SET fkucserviceprofile = NULL WHERE userid = 'pnowak'" },
  { "U08", "user", "amckenzi", "amckenzi", NEGLECTED, ALWAYS,
    "UPDATE enduser SET fkucserviceprofile = NULL WHERE userid = 'amckenzi'" },
  { "U09", "user", "mkudo", "ksato", SMALL, ALWAYS,
    "DELETE FROM endusernumplanmap WHERE fkenduser = (SELECT pkid FROM enduser WHERE userid = 'mkudo')" },
  { "U09", "user", "hkubo", "ksato", SMALL, ALWAYS,
    "UPDATE endusernumplanmap SET fknumplan = (SELECT n.pkid FROM numplan n WHERE n.dnorpattern = '2002')"
    " WHERE fkenduser = (SELECT pkid FROM enduser WHERE userid = 'hkubo')" },
  { "U10", "user", "ynoda", "ksato", SMALL, ALWAYS, "UPDATE enduser SET mailid = NULL WHERE userid = 'ynoda'" },
  { "U11", "user", "tmizuno ", "ksato", SMALL, ALWAYS,
    "UPDATE enduser SET userid = 'tmizuno ' WHERE userid = 'tmizuno'" },
  { "U12", "user", "agoto", "ksato", SMALL, ALWAYS,
    WITH_CREDENTIALS ("<pwdCredTimeAdminLockout>January 12, 2026 08:30:00 UTC</pwdCredTimeAdminLockout>"
                      "<pwdCredLockedByAdministrator>true</pwdCredLockedByAdministrator>",
                      "agoto") },
  { "U12", "user", "syokota", "ksato", SMALL, ALWAYS, WITH_PASSWORD ("pwdCredUserMustChange", "syokota") },
  { "U12", "user", "nokamoto", "nkikuchi", SMALL, ALWAYS,
    WITH_CREDENTIALS (SHORT_POLICY "<pwdCredDoesNotExpire>false</pwdCredDoesNotExpire>", "nokamoto") },
  { "U13", "user", "rmatsuo", "khirano", SMALL, ALWAYS,
    "UPDATE enduser SET mailid = NULL, islocaluser = 'f', fkdirectorypluginconfig ="
    " (SELECT d.pkid FROM directorypluginconfig d) WHERE userid = 'rmatsuo'" },
  { "U14", "user", "nokamoto", "ksato", SMALL, ALWAYS },
  { "H01", "phone", "CSFMMIURA", "CSFKSATO", SMALL, 1105, 9999,
    "DELETE FROM registrationdynamic WHERE fkdevice = (SELECT d.pkid FROM device d WHERE d.name = 'CSFMMIURA')" },
  { "H01", "phone", "CSFHYAGI", "CSFKSATO", SMALL, 1105, 9999,
    "UPDATE registrationdynamic SET awayfrom = loggedinat, awayuntil = 9999999999"
    " WHERE fkdevice = (SELECT d.pkid FROM device d WHERE d.name = 'CSFHYAGI')" },
  { "H02", "phone", "CSFTISHIDA", "CSFKSATO", SMALL, 1105, 9999,
    "UPDATE registrationdynamic SET lastknownucm = 'cucm-old.example.com'"
    " WHERE fkdevice = (SELECT d.pkid FROM device d WHERE d.name = 'CSFTISHIDA')" },
  { "H03", "phone", "CSFSWADA", "CSFKSATO", SMALL, ALWAYS,
    "UPDATE device SET fkdevicepool = (SELECT p.pkid FROM devicepool p WHERE p.name = 'Tokyo'),"
    " fklocation = (SELECT l.pkid FROM location l WHERE l.name = 'Tokyo'),"
    " fkcallingsearchspace = (SELECT c.pkid FROM callingsearchspace c WHERE c.name = 'CSS-International')"
    " WHERE name = 'CSFSWADA'" },
  { "H04", "phone", "CSFTMURATA", "CSFNKIKUCHI", SMALL, ALWAYS,
    "INSERT INTO devicexml4k (pkid, fkdevice, xml) SELECT ?, d.pkid, '<vendorConfig><desktopClient>"
    "<ciscoSupportField>configurationfile=groupa-config.xml;ldappassword=Sommer2026</ciscoSupportField>"
    "</desktopClient></vendorConfig>' FROM device d WHERE d.name = 'CSFTMURATA'" },
};

/* What the people above need besides: what makes a counterpart sound, or a fault another one than it seems. */
static const char *const touches[] = {
  "UPDATE enduser SET fkucserviceprofile = (SELECT s.pkid FROM ucserviceprofile s WHERE s.name = 'Executives & Guests')"
  " WHERE userid = 'ymatsuda'",
  "UPDATE enduser SET islocaluser = 'f', fkdirectorypluginconfig = (SELECT d.pkid FROM directorypluginconfig d)"
  " WHERE userid = 'khirano'",
  "INSERT INTO devicexml4k (pkid, fkdevice, xml) SELECT ?, d.pkid, '<vendorConfig><desktopClient><ciscoSupportField>"
  "configurationfile=groupa-config.xml</ciscoSupportField></desktopClient></vendorConfig>' FROM device d"
  " WHERE d.name = 'CSFNKIKUCHI'",
  WITH_CREDENTIALS (SHORT_POLICY, "nkikuchi"),
};

static const TelSimulatorSeedProfile profiles[] = {
  { TEL_SIMULATOR_CSF, "CSF Encrypted OAuth", "Encrypted", "By Authentication String", TRUE },
  { TEL_SIMULATOR_TCT, "TCT Encrypted Configuration", "Encrypted", "By Authentication String" },
  { TEL_SIMULATOR_BOT, "BOT Encrypted over TCP", "Encrypted", "By Authentication String" },
};

/* Phones that have a certificate, which for some of them has run out. */
static const char *const enrolled[] = { "CSFKTAMURA", "CSFMKONDO", "CSFMSUGIYAMA" };

static gboolean
add_profiles (const TelSimulatorContext *context, GError **error)
{
  g_autoptr (TelSimulatorElement) timers = tel_simulator_element_new ("sipProfile", NULL);
  g_autofree char *pkid = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (profiles); i++)
    if (!tel_simulator_seed_profile (context, &profiles[i], error))
      return FALSE;

  tel_simulator_element_add_text_child (timers, "name", "Jabber Short Timers");
  tel_simulator_element_add_text_child (timers, "description", "Jabber mobile, first attempt");
  tel_simulator_element_add_text_child (timers, "timerRegisterDelta", "120");
  tel_simulator_element_add_text_child (timers, "timerRegister", "720");
  tel_simulator_element_add_text_child (timers, "timerKeepAlive", "120");
  tel_simulator_element_add_text_child (timers, "timerSubscribe", "3600");
  tel_simulator_element_add_text_child (timers, "timerSubscribeDelta", "15");
  pkid = tel_simulator_sip_profile_create (context, timers, error);

  return pkid != NULL;
}

/* As the habit of the site has it: prefix and user, of the user what a name has room for. */
static char *
make_device_name (const Person *person, const char *prefix)
{
  g_autofree char *userid = g_ascii_strup (person->userid, -1);
  GString *name = g_string_new (prefix);

  for (const char *letter = userid; *letter != '\0' && name->len < 15; letter++)
    if (g_ascii_isalnum (*letter))
      g_string_append_c (name, *letter);

  return g_string_free (name, FALSE);
}

static gboolean
add_device (const TelSimulatorContext *context, const Person *person, char letter, const char *label, GError **error)
{
  static const struct
  {
    char letter;
    const char *prefix;
    const char *product;
    const char *sip_profile;
  } types[] = {
    { 'C', "CSF", TEL_SIMULATOR_CSF, NULL },
    { 'T', "TCT", TEL_SIMULATOR_TCT, "mobile" },
    { 'B', "BOT", TEL_SIMULATOR_BOT, "mobile" },
    { 'A', "TAB", TEL_SIMULATOR_TAB, "mobile" },
  };
  g_autofree char *desk_name = g_strdup_printf ("SEP00112233%s", person->extension);
  g_autofree char *name = NULL;
  TelSimulatorSeedPhone phone = { desk_name, "Cisco 8841", "SIP", person->userid, person->extension, label };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (types[i].letter == letter)
      {
        phone.name = name = make_device_name (person, types[i].prefix);
        phone.product = types[i].product;
        phone.sip_profile = types[i].sip_profile;
      }

  if (letter == 'C')
    {
      phone.profile = person->profile;
      phone.string = person->string;
    }

  return tel_simulator_seed_phone (context, &phone, error);
}

static gboolean
add_person (const TelSimulatorContext *context, const Person *person, GError **error)
{
  g_autofree char *mail = g_strdup_printf ("%s@example.com", person->userid);
  gboolean ascii = g_str_is_ascii (person->last_name);
  g_autofree char *label = ascii ? g_strdup_printf ("%s %s", person->first_name, person->last_name)
                                 : g_strdup_printf ("%s %s", person->last_name, person->first_name);
  const TelSimulatorSeedNumber number = { person->extension, "PT-Internal", label, TRUE };
  const TelSimulatorSeedUser user = {
    person->userid, person->first_name, person->last_name,
    mail,           person->department, *person->devices != '\0' ? person->extension : NULL,
    GROUPS,
  };

  if (!tel_simulator_seed_number (context, &number, error) || !tel_simulator_seed_user (context, &user, error))
    return FALSE;

  for (const char *letter = person->devices; *letter != '\0'; letter++)
    if (!add_device (context, person, *letter, label, error))
      return FALSE;

  return tel_simulator_seed_association (context, &user, error);
}

/* The second softphone of audit rule J08: a type that its user has already. */
static gboolean
add_second_softphone (const TelSimulatorContext *context, GError **error)
{
  static const TelSimulatorSeedUser user = { "tfujita", .extension = "4110" };
  static const TelSimulatorSeedPhone phone = { "CSFTFUJITA2", TEL_SIMULATOR_CSF, "SIP", "tfujita", "4110", "藤田 徹" };

  return tel_simulator_seed_phone (context, &phone, error) && tel_simulator_seed_association (context, &user, error);
}

static gboolean
run_with_key (const TelSimulatorContext *context, const char *sql, GError **error)
{
  g_autofree char *key = NULL;

  if (strchr (sql, '?') == NULL)
    return tel_simulator_store_run (context->store, error, sql, TEL_SIMULATOR_END);

  key = tel_simulator_store_new_pkid (context->store);

  return tel_simulator_store_run (context->store, error, sql, key, TEL_SIMULATOR_END);
}

/* What is wrong with a registration can be written only when there are any. */
static gboolean
spoil (const TelSimulatorContext *context, const char *world, gboolean late, GError **error)
{
  guint release = tel_simulator_store_get_release (context->store);

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    if (faults[i].spoil != NULL && g_str_equal (faults[i].world, world) && faults[i].since <= release &&
        release <= faults[i].until && (strstr (faults[i].spoil, "registrationdynamic") != NULL) == late &&
        !run_with_key (context, faults[i].spoil, error))
      return FALSE;

  return TRUE;
}

/**
 * tel_simulator_world_faults_fill:
 * @context: a cluster with the people of the small world, inside a transaction
 * @error: return location for a #GError
 *
 * Adds some fifty users more, sound at first by the rules of every request, and breaks one audit rule for each of
 * them, in the database, where what nobody would be allowed to write can come to be all the same.
 *
 * Returns: whether everything was added
 */
gboolean
tel_simulator_world_faults_fill (const TelSimulatorContext *context, GError **error)
{
  if (!add_profiles (context, error))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    if (!add_person (context, &people[i], error))
      return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (enrolled); i++)
    if (!tel_simulator_seed_certificate (context, enrolled[i], error))
      return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (touches); i++)
    if (!run_with_key (context, touches[i], error))
      return FALSE;

  return add_second_softphone (context, error) && spoil (context, "small", FALSE, error);
}

/**
 * tel_simulator_world_faults_finish:
 * @context: a cluster whose phones have registered, inside a transaction
 * @world: its world
 * @error: return location for a #GError
 *
 * Breaks the rules that are about registration.
 *
 * Returns: whether that was done
 */
gboolean
tel_simulator_world_faults_finish (const TelSimulatorContext *context, const char *world, GError **error)
{
  return spoil (context, world, TRUE, error);
}

/**
 * tel_simulator_world_neglected_fill:
 * @context: a cluster with the standard objects and the parameters of a fresh one, inside a transaction
 * @error: return location for a #GError
 *
 * Adds the people of the clean world to a cluster whose own settings are wrong: no mixed mode, no domain, another
 * issuer of certificates, no tablets, no default service profile. Such a fault a cluster has or has not; it cannot
 * stand beside a sound one.
 *
 * Returns: whether everything was added
 */
gboolean
tel_simulator_world_neglected_fill (const TelSimulatorContext *context, GError **error)
{
  return tel_simulator_world_clean_fill (context, error) &&
         tel_simulator_product_remove (context->store, TEL_SIMULATOR_TAB, error) &&
         run_with_key (context, "UPDATE ucserviceprofile SET isdefault = 'f'", error) &&
         spoil (context, "neglected", FALSE, error);
}

/**
 * tel_simulator_world_unready_fill:
 * @context: a cluster with the standard objects and the parameters of a fresh one, inside a transaction
 * @error: return location for a #GError
 *
 * Takes away what a fresh cluster has of the guide's prerequisites: the types of phone that come with a COP file, the
 * SIP profile for mobile devices, and the issuer of certificates that Jabber supports. The rest it never had.
 *
 * Returns: whether all of that was done
 */
gboolean
tel_simulator_world_unready_fill (const TelSimulatorContext *context, GError **error)
{
  static const char *const products[] = { TEL_SIMULATOR_CSF, TEL_SIMULATOR_TCT, TEL_SIMULATOR_BOT, TEL_SIMULATOR_TAB };

  for (guint i = 0; i < G_N_ELEMENTS (products); i++)
    if (!tel_simulator_product_remove (context->store, products[i], error))
      return FALSE;

  return run_with_key (context, "DELETE FROM sipprofile WHERE name = 'Standard SIP Profile for Mobile Device'",
                       error) &&
         run_with_key (context,
                       "UPDATE processconfig SET paramvalue = 'Offline CA' WHERE paramname ="
                       " 'CertificateIssuerToEndpoint'",
                       error);
}

/* Another parameter that looks like one of the guide's, at a node of it. */
#define ADD_LIKENESS(like, node, name, value)                                                                          \
  "INSERT INTO processconfig (pkid, paramname, paramvalue, tkservice, fkprocessnode, tkparam, paramrule, "             \
  "paramdefault)"                                                                                                      \
  " SELECT ?, '" name "', '" value "', c.tkservice, c.fkprocessnode, c.tkparam, c.paramrule, c.paramdefault"           \
  " FROM processconfig c JOIN processnode n ON c.fkprocessnode = n.pkid WHERE c.paramname = '" like                    \
  "' AND n.name = '" node "'"

/**
 * tel_simulator_world_puzzling_fill:
 * @context: a cluster with the standard objects and the parameters of one in use, inside a transaction
 * @error: return location for a #GError
 *
 * Adds the people of the clean world to a cluster that does not say clearly how it stands (contract 7): two parameters
 * may be the alert timer and two the issuer of certificates, which is kept as a number; the domain is nowhere; the
 * alert timer differs from node to node; and the SIP profiles for mobile devices have the timers of desk phones.
 *
 * Returns: whether all of that was done
 */
gboolean
tel_simulator_world_puzzling_fill (const TelSimulatorContext *context, GError **error)
{
  static const char *const puzzles[] = {
    ADD_LIKENESS ("SIPDualModeAlertTimer", "cucm-pub.example.com", "AlertDelayOfDualModePhones", "0"),
    ADD_LIKENESS ("SIPDualModeAlertTimer", "cucm-sub1.example.com", "AlertDelayOfDualModePhones", "0"),
    ADD_LIKENESS ("CertificateIssuerToEndpoint", "cucm-pub.example.com", "IssuerOfPhoneCertificates", "Online CA"),
    "UPDATE processconfig SET paramvalue = '1' WHERE paramname = 'CertificateIssuerToEndpoint'",
    "UPDATE processconfig SET paramvalue = '1500' WHERE paramname = 'SIPDualModeAlertTimer'",
    "UPDATE processconfig SET paramvalue = '4500' WHERE paramname = 'SIPDualModeAlertTimer'"
    " AND fkprocessnode = (SELECT n.pkid FROM processnode n WHERE n.name = 'cucm-sub1.example.com')",
    "DELETE FROM processconfig WHERE paramname = 'OrganizationDomain'",
    "UPDATE sipprofile SET siptimerregdelta = 5, siptimerregexpires = 3600, zztimerkeepaliveexpires = 120,"
    " zztimersubscribeexpires = 120, zztimersubscribedelta = 5",
  };

  if (!tel_simulator_world_clean_fill (context, error))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (puzzles); i++)
    if (!run_with_key (context, puzzles[i], error))
      return FALSE;

  return TRUE;
}

/**
 * tel_simulator_world_get_faults:
 * @n_faults: (out): how many there are
 *
 * Returns: (array length=n_faults): the faults that the worlds have on purpose, of all releases
 */
const TelSimulatorPlantedFault *
tel_simulator_world_get_faults (guint *n_faults)
{
  g_return_val_if_fail (n_faults != NULL, NULL);

  *n_faults = G_N_ELEMENTS (faults);

  return faults;
}

static void
add_member (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

/**
 * tel_simulator_world_faults_to_json:
 * @store: a cluster
 *
 * Lists the faults that the cluster's world was given on purpose, as far as its release can express them: an array of
 * objects with `rule`, `kind`, `fault`, `sound` and `soundWorld`.
 *
 * Returns: (transfer full): JSON text
 */
char *
tel_simulator_world_faults_to_json (TelSimulatorStore *store)
{
  g_autofree char *world = tel_simulator_store_dup_world (store);
  guint release = tel_simulator_store_get_release (store);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_array (builder);
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    if (g_strcmp0 (faults[i].world, world) == 0 && faults[i].since <= release && release <= faults[i].until)
      {
        json_builder_begin_object (builder);
        add_member (builder, "rule", faults[i].rule);
        add_member (builder, "kind", faults[i].kind);
        add_member (builder, "fault", faults[i].fault);
        add_member (builder, "sound", faults[i].sound);
        add_member (builder, "soundWorld", faults[i].sound_world);
        json_builder_end_object (builder);
      }
  json_builder_end_array (builder);
  root = json_builder_get_root (builder);

  return json_to_string (root, TRUE);
}
