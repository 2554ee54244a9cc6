/* What is known of languages: what they call themselves, and how they are written. */
#include "l10n/languages.h"

#include "book/letters.h"

#include <string.h>

typedef struct LanguageEntry {
    const char *tag, *name, *decimal;
} LanguageEntry;

/* A tag with a script or region stands where its name differs. */
static const LanguageEntry entries[] = {
    {"af", "Afrikaans", ","},
    {"am", "አማርኛ", "."},
    {"ar", "العربية", "."},
    {"az", "Azərbaycan dili", ","},
    {"be", "Беларуская", ","},
    {"bg", "Български", ","},
    {"bn", "বাংলা", "."},
    {"bs", "Bosanski", ","},
    {"ca", "Català", ","},
    {"ckb", "کوردیی ناوەندی", "."},
    {"cs", "Čeština", ","},
    {"cy", "Cymraeg", "."},
    {"da", "Dansk", ","},
    {"de", "Deutsch", ","},
    {"dv", "ދިވެހިބަސް", "."},
    {"el", "Ελληνικά", ","},
    {"en", "English", "."},
    {"eo", "Esperanto", ","},
    {"es", "Español", ","},
    {"et", "Eesti", ","},
    {"eu", "Euskara", ","},
    {"fa", "فارسی", "."},
    {"fi", "Suomi", ","},
    {"fil", "Filipino", "."},
    {"fr", "Français", ","},
    {"ga", "Gaeilge", "."},
    {"gl", "Galego", ","},
    {"gu", "ગુજરાતી", "."},
    {"he", "עברית", "."},
    {"hi", "हिन्दी", "."},
    {"hr", "Hrvatski", ","},
    {"hu", "Magyar", ","},
    {"hy", "Հայերեն", ","},
    {"id", "Bahasa Indonesia", ","},
    {"is", "Íslenska", ","},
    {"it", "Italiano", ","},
    {"ja", "日本語", "."},
    {"ka", "ქართული", ","},
    {"kk", "Қазақ тілі", ","},
    {"km", "ខ្មែរ", ","},
    {"kn", "ಕನ್ನಡ", "."},
    {"ko", "한국어", "."},
    {"ku", "Kurdî", ","},
    {"ku-Arab", "کوردی", "."},
    {"lo", "ລາວ", ","},
    {"lt", "Lietuvių", ","},
    {"lv", "Latviešu", ","},
    {"mk", "Македонски", ","},
    {"ml", "മലയാളം", "."},
    {"mn", "Монгол", "."},
    {"mr", "मराठी", "."},
    {"ms", "Bahasa Melayu", "."},
    {"my", "မြန်မာ", "."},
    {"nb", "Norsk bokmål", ","},
    {"ne", "नेपाली", "."},
    {"nl", "Nederlands", ","},
    {"nn", "Norsk nynorsk", ","},
    {"no", "Norsk", ","},
    {"pa", "ਪੰਜਾਬੀ", "."},
    {"pl", "Polski", ","},
    {"ps", "پښتو", "."},
    {"pt", "Português", ","},
    {"pt-BR", "Português (Brasil)", ","},
    {"ro", "Română", ","},
    {"ru", "Русский", ","},
    {"sd", "سنڌي", "."},
    {"si", "සිංහල", "."},
    {"sk", "Slovenčina", ","},
    {"sl", "Slovenščina", ","},
    {"sq", "Shqip", ","},
    {"sr", "Српски", ","},
    {"sr-Latn", "Srpski", ","},
    {"sv", "Svenska", ","},
    {"sw", "Kiswahili", "."},
    {"ta", "தமிழ்", "."},
    {"te", "తెలుగు", "."},
    {"th", "ไทย", "."},
    {"tr", "Türkçe", ","},
    {"ug", "ئۇيغۇرچە", "."},
    {"uk", "Українська", ","},
    {"ur", "اردو", "."},
    {"uz", "Oʻzbekcha", ","},
    {"vi", "Tiếng Việt", ","},
    {"yi", "ייִדיש", "."},
    {"zh", "中文", "."},
    {"zh-Hans", "简体中文", "."},
    {"zh-Hant", "繁體中文", "."},
    {"zh-TW", "繁體中文", "."},
    {"zh-HK", "繁體中文", "."},
    {"zh-CN", "简体中文", "."},
};

static const LanguageEntry *language_entry(const char *tag)
{
    for (gsize i = 0; i < G_N_ELEMENTS(entries); i++)
        if (g_ascii_strcasecmp(entries[i].tag, tag) == 0)
            return &entries[i];
    return NULL;
}

/* The entry of the tag, or of the longest beginning of it that there is. */
static const LanguageEntry *language_nearest(const char *tag)
{
    g_autofree char *part = g_strdup(tag);
    for (;;) {
        const LanguageEntry *entry = language_entry(part);
        char *hyphen = strrchr(part, '-');
        if (entry || !hyphen)
            return entry;
        *hyphen = '\0';
    }
}

/* The script that a tag names (ku-Arab); G_UNICODE_SCRIPT_UNKNOWN where it names none. */
static GUnicodeScript language_tag_script(const char *tag)
{
    g_auto(GStrv) parts = g_strsplit(tag, "-", -1);
    for (guint i = 1; parts[0] && parts[i]; i++) {
        if (strlen(parts[i]) != 4 || !g_ascii_isalpha(parts[i][0]))
            continue;
        guint32 iso = (guint32)g_ascii_toupper(parts[i][0]) << 24;
        for (guint c = 1; c < 4; c++)
            iso |= (guint32)g_ascii_tolower(parts[i][c]) << (24 - 8 * c);
        return g_unicode_script_from_iso15924(iso);
    }
    return G_UNICODE_SCRIPT_UNKNOWN;
}

static bool script_is_rtl(GUnicodeScript script)
{
    switch (script) {
    case G_UNICODE_SCRIPT_ADLAM:
    case G_UNICODE_SCRIPT_ARABIC:
    case G_UNICODE_SCRIPT_HANIFI_ROHINGYA:
    case G_UNICODE_SCRIPT_HEBREW:
    case G_UNICODE_SCRIPT_MANDAIC:
    case G_UNICODE_SCRIPT_MENDE_KIKAKUI:
    case G_UNICODE_SCRIPT_NKO:
    case G_UNICODE_SCRIPT_SAMARITAN:
    case G_UNICODE_SCRIPT_SYRIAC:
    case G_UNICODE_SCRIPT_THAANA:
    case G_UNICODE_SCRIPT_YEZIDI:
        return true;
    default:
        return false;
    }
}

/* The script of a tag, as it stands there: Latn; "" where it names none. Free with g_free. */
static char *language_script_tag(const char *tag)
{
    g_auto(GStrv) parts = g_strsplit(tag, "-", -1);
    for (guint i = 1; parts[0] && parts[i]; i++)
        if (strlen(parts[i]) == 4 && g_ascii_isalpha(parts[i][0]))
            return g_strdup(parts[i]);
    return g_strdup("");
}

bool language_is_kindred(const char *tag, const char *other)
{
    gsize length = strcspn(tag, "-");
    g_autofree char *script = language_script_tag(tag);
    g_autofree char *other_script = language_script_tag(other);
    return length == strcspn(other, "-") && g_ascii_strncasecmp(tag, other, length) == 0 &&
           g_ascii_strcasecmp(script, other_script) == 0;
}

static bool language_is(const char *tag, const char *language)
{
    gsize length = strlen(language);
    return g_ascii_strncasecmp(tag, language, length) == 0 &&
           (tag[length] == '\0' || tag[length] == '-');
}

/* Whether the last part of a tag is a region: PT of pt-PT, 419 of es-419. */
static bool language_is_region(const char *part)
{
    gsize length = strlen(part);
    return (length == 2 && g_ascii_isalpha(part[0])) || (length == 3 && g_ascii_isdigit(part[0]));
}

Language language_find(const char *tag)
{
    const LanguageEntry *entry = language_nearest(tag);
    Language language = {.line_join = " ",
                         .list_separator = ", ",
                         .label_separator = ": ",
                         .decimal = entry ? entry->decimal : "."};
    GUnicodeScript script = language_tag_script(tag);
    GUnicodeScript own = letters_script(entry ? entry->name : NULL);
    /* A name in another script than the tag's is not the language's own there. */
    bool same = script == G_UNICODE_SCRIPT_UNKNOWN || script == own ||
                (entry && g_ascii_strcasecmp(entry->tag, tag) == 0);
    language.name = entry && same ? entry->name : NULL;
    const char *last = strrchr(tag, '-');
    if (language.name && last && strlen(entry->tag) < strlen(tag) && language_is_region(last + 1))
        g_strlcpy(language.region, last + 1, sizeof language.region);
    language.rtl = script_is_rtl(script == G_UNICODE_SCRIPT_UNKNOWN ? own : script);
    if (language_is(tag, "ja") || language_is(tag, "zh")) {
        language.line_join = "";
        language.list_separator = "、";
        language.label_separator = "：";
    } else if (language_is(tag, "fr")) {
        language.label_separator = "\u00a0: ";
    } else if (language.rtl &&
               (script == G_UNICODE_SCRIPT_ARABIC || own == G_UNICODE_SCRIPT_ARABIC)) {
        language.list_separator = "، ";
    }
    return language;
}
