/* Tests of l10n check from the inside. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "book_folder.h"
#include "l10n/check/locale.h"
#include "l10n/check/silence.h"

static const char glossary_es[] =
    "header field: {use: campo de cabecera, forms: [campo* de cabecera], avoid: [encabezado*]}\n"
    "request: {use: petición, forms: [petici*], avoid: [solicitud*]}\n"
    "answer (a call): {use: contestar, forms: [contest*]}\n"
    "SIP: {keep: yes}\n"
    "branch: {use: branch, avoid: [rama*], beside: ['`branch`', of Via]}\n"
    "softphone: {use: softphone, avoid: [teléfono por software], except: [y]}\n"
    "relay: {use: relé, avoid: [relay*], except: [x]}\n"
    "Contact: {keep: yes}\n"
    "MUST: {use: DEBE, forms: [DEBE, DEBEN], kind: requirement}\n"
    "MUST NOT: {use: NO DEBE, forms: [NO DEBE, NO DEBEN], kind: requirement}\n"
    "SHOULD: {use: DEBERÍA, forms: [DEBERÍA, DEBERÍAN], kind: requirement}\n";

static const char glossary_ja[] =
    "proxy: {use: プロキシ, forms: [プロキシ], avoid: [プロクシ]}\n"
    "fork: {use: フォーク, forms: [フォーク*], avoid: [分岐]}\n"
    "MUST: {use: ～なければなりません, forms: [なければなりません], kind: requirement}\n"
    "SHOULD: {use: ～ことが推奨されます, forms: [ことが推奨され*], kind: requirement}\n";

static void add_language(const BookFolder *folder, const char *id, const char *rest)
{
    g_autofree char *path = g_strdup_printf("locales/%s/locale.yaml", id);
    g_autofree char *text = g_strdup_printf("tag: %s\nname: %s\n%s", id, id, rest);
    book_folder_write(folder, path, text);
}

static BookFolder *folder_new(void)
{
    BookFolder *folder = book_folder_new();
    book_folder_write(folder, "site.yaml",
                      "format: 1\nbase_url: https://a.example/\n"
                      "languages: [en, es, ja, ru, ar, de, el, th, hy, am, km, pt, tr, hi, zh, "
                      "he]\nprotocols: [x]\n");
    add_language(folder, "es", "dir: ltr\ndecimal: \",\"\n");
    add_language(folder, "ja", "dir: ltr\nlatin_space: no\n");
    add_language(folder, "ru", "dir: ltr\ndecimal: \",\"\nafter_colon: small\n");
    add_language(folder, "ar", "dir: rtl\n");
    static const char *const others[] = {"de", "el", "th", "hy", "am", "km", "zh"};
    for (gsize i = 0; i < G_N_ELEMENTS(others); i++)
        add_language(folder, others[i], "dir: ltr\n");
    add_language(folder, "tr", "dir: ltr\ndecimal: \",\"\n");
    add_language(folder, "he", "dir: rtl\n");
    book_folder_write(folder, "locales/hi/locale.yaml", "tag: hi\nname: हिन्दी\ndir: ltr\n");
    book_folder_write(folder, "locales/es/glossary.yaml", glossary_es);
    book_folder_write(folder, "locales/ja/glossary.yaml", glossary_ja);
    book_folder_write_code(folder, "1", "  q: yes\n");
    book_folder_write_code(folder, "48", "  q: no\n");
    return folder;
}

static bool append_name(const DiagnosticMessage *message, gpointer names)
{
    g_string_append_printf(names, "%s%s", ((GString *)names)->len > 0 ? " " : "",
                           diagnostic_name(message->id));
    return true;
}

static const Locale *locale_of(const Book *book, const char *id)
{
    for (guint l = 0; l < book->n_locales; l++)
        if (strcmp(book->locales[l].id, id) == 0)
            return &book->locales[l];
    fail_msg("no language %s", id);
    return NULL;
}

/* A text as the value of a YAML key in block style, four spaces in. */
static char *block(const char *text)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    g_autofree char *joined = g_strjoinv("\n    ", lines);
    return g_strdup_printf("|-\n    %s\n", joined);
}

/* The names of the messages about one text, in their order; `rest` is what stands in the map
 * besides en and text. */
static char *names_of(BookFolder *folder, const char *language, const char *field,
                      const char *english, const char *text, const char *rest)
{
    g_autofree char *path = g_strdup_printf("locales/%s/x/1.yaml", language);
    g_autofree char *a = block(english), *b = block(text);
    g_autofree char *yaml = g_strdup_printf("%s:\n  en: %s  text: %s%s", field, a, b, rest);
    book_folder_write(folder, path, yaml);
    const Book *book = book_folder_load_well(folder);
    const Locale *locale = locale_of(book, language);
    l10n_check(book, locale, folder->diagnostics);
    l10n_check_silence(book, locale, folder->diagnostics);
    GString *names = g_string_new(NULL);
    diagnostics_filter(folder->diagnostics, append_name, names);
    return g_string_free(names, FALSE);
}

/* Expects just these messages about a prose text; "" for none. */
static void assert_finds(const char *expected, const char *language, const char *english,
                         const char *text)
{
    g_autoptr(BookFolder) folder = folder_new();
    g_autofree char *names = names_of(folder, language, "description", english, text, "");
    if (strcmp(names, expected) != 0)
        fail_msg("'%s' for '%s': expected '%s', got '%s'", text, english, expected, names);
}

/* The same for a text of one line. */
static void assert_finds_line(const char *expected, const char *language, const char *english,
                              const char *text)
{
    g_autoptr(BookFolder) folder = folder_new();
    g_autofree char *names = names_of(folder, language, "gloss", english, text, "");
    if (strcmp(names, expected) != 0)
        fail_msg("'%s' for '%s': expected '%s', got '%s'", text, english, expected, names);
}

static void test_tokens_are_a_set(void **state)
{
    (void)state;
    assert_finds("", "es", "Send `ACK` to `Via`.", "Enviar a `Via` un `ACK`.");
    assert_finds("", "ja", "Send `ACK`, then `BYE`.",
                 "`ACK`を送ります。`ACK`の後に`BYE`を送ります。");
    assert_finds("token", "es", "Send `ACK` again.", "Enviarlo otra vez.");
    assert_finds("", "es", "The first one ends it.",
                 "El primer `1` lo termina."); /* its own code */
    assert_finds("token", "es", "The first one ends it.", "El primer `48` lo termina.");
    assert_finds("token", "ru", "Send `ACK` again.", "Отправьте `АСК` снова.");
    assert_finds("token token token", "es", "Send `ACK` to `From` again.", "Enviar `De` otra vez.");
    assert_finds("token", "es", "Send it again.", "Enviar `ACK` otra vez.");
    assert_finds("token", "es", "Send `Retry-After` again.",
                 "Enviar `Retry-after` y `Retry-After`.");
    assert_finds("", "es", "Send `a b` again.", "Enviar `a\nb` otra vez.");
}

static void test_rfcs_and_codes_are_references(void **state)
{
    (void)state;
    assert_finds("", "es", "RFC 3261 says so.",
                 "Lo dice la RFC\xC2\xA0"
                 "3261.");
    assert_finds("", "ja", "RFC 3261 says so.", "RFC３２６１の規定です。");
    assert_finds("reference reference", "es", "RFC 3261 says so.", "Lo dice la RFC 3262.");
    assert_finds("reference reference", "es", "Any 4xx will do.", "Sirve cualquier 5xx.");
    assert_finds("reference", "ru", "Any 4xx will do.", "Подойдёт любой 4хх."); /* Cyrillic х */
    assert_finds("", "es", "Any 4xx will do.", "Sirve cualquier 4xx.");
}

static void test_numbers(void **state)
{
    (void)state;
    assert_finds("", "es", "Wait 0.5 s.", "Esperar 0,5 s.");
    assert_finds("", "ru", "Wait 0.5 s, then 32 s.", "Подождите 32 с, а до того 0,5 с.");
    assert_finds("number number", "ru", "Wait 0.5 s.", "Подождите 1,5 с.");
    assert_finds("", "ja", "Wait 32 seconds.", "３２秒待ちます。");
    assert_finds("", "ar", "Wait 32 seconds.", "انتظر ٣٢ ثانية.");
    assert_finds("number", "es", "Wait 32 seconds.", "Esperar un rato.");
    assert_finds("", "hi", "Wait 1,234,567 ms.", "12,34,567 मिलीसेकंड प्रतीक्षा करें।");
    assert_finds("number number", "hi", "Wait 1,234,567 ms.", "12,43,567 मिलीसेकंड प्रतीक्षा करें।");
    assert_finds("", "zh", "Of 448 and 449 one is it.", "448，449中的一个。");
    assert_finds("", "ja", "Of 448,449 one is it.", "４４８，４４９の一つです。");
    assert_finds("", "zh", "Wait 100,000 ms, or 15,000.", "等待10万毫秒，或1.5 萬。");
    assert_finds("", "ja", "Wait 1,234,567 ms.", "123万4567ミリ秒待ちます。");
    assert_finds("number number", "zh", "Wait 100,000 ms.", "等待 11 万毫秒。");
    assert_finds("", "tr", "It began on 2026-11-25.", "25.11.2026 günü başladı.");
    assert_finds("number number", "tr", "It began on 2026-11-25.", "26.11.2026 günü başladı.");
    assert_finds("number number", "tr", "See section 15.5.5.", "Bölüm 15.5.6'ya bakın.");
    assert_finds("", "es", "It takes 3,000 bytes.", "Ocupa 3.000 bytes.");
    assert_finds("", "ru", "It takes 3000 bytes.",
                 "Он занимает 3\xC2\xA0"
                 "000 байт.");
    assert_finds("", "ru", "It takes 1000000 bytes.", "Он занимает 1 000 000 байт.");
    assert_finds("number number", "ru", "It takes 3000 bytes.", "Он занимает 4 000 байт.");
    assert_finds("", "ru", "Of 300 000 is none.", "Из 300 000 нет ни одного.");
    assert_finds("", "de", "It takes 3,000 bytes.", "Es belegt 3’000 Bytes.");
    assert_finds("", "ar", "It takes 64,000.5 seconds.", "يستغرق ٦٤٬٠٠٠٫٥ ثانية.");
    assert_finds("", "ja", "Two branches answer.",
                 "2つの枝が答えます。"); /* a word there, a digit here */
    assert_finds("", "es", "1. Wait.\n2. Call.",
                 "1. Esperar.\n2. Llamar.");                          /* the marks of a list */
    assert_finds("", "es", "See `18` and {n}.", "Véase {n} y `18`."); /* in tokens */
    assert_finds("number", "ru", "Q.850 cause 17 fits.", "Подходит причина 17.");
    assert_finds("", "es", "See [it](https://a.example/99).",
                 "Véase [esto](https://a.example/98).");
}

static void test_how_a_text_ends(void **state)
{
    (void)state;
    assert_finds("", "ja", "It rings.", "鳴ります。");
    assert_finds("", "ar", "Does it ring?", "هل يرن؟");
    assert_finds("", "ja", "Does it ring?", "鳴りますか。");
    assert_finds("", "ja", "Look at these:\n\n- one", "次を調べます。\n\n- 1つ");
    assert_finds("", "es", "He said \"no.\"", "Dijo «no».");
    assert_finds("", "ja", "It rings (once).", "鳴ります（1回）。");
    assert_finds("ending", "es", "It rings.", "Suena");
    assert_finds("ending", "es", "It rings", "Suena.");
    assert_finds("ending", "ru", "Does it ring?", "Звонит ли он.");
    assert_finds("ending", "ja", "Does it ring?", "鳴ります。");
    assert_finds("ending", "es", "It rings.\n\nIt stops.", "Suena\n\nSe para.");
    assert_finds("", "es", "It rings.\n\nIt stops.", "Suena y se para."); /* paragraphs joined */
    assert_finds("", "es", "It is `486`", "Es `486`");
}

/* Marks of languages that the book may get. */
static void test_how_a_text_ends_elsewhere(void **state)
{
    (void)state;
    assert_finds("", "de", "He said \"no.\"", "Er sagte: „Nein.“");
    assert_finds("", "de", "He said \"no.\"", "Er sagte: »Nein.«");
    assert_finds("", "de", "(He said \"no.\")", "(Er sagte: ‚Nein.‘)");
    assert_finds("", "he", "It rings.", "זה מצלצל.\u200f");
    assert_finds("ending", "he", "It rings.", "זה מצלצל\u200f");
    assert_finds("ending", "de", "It rings.", "Das „Telefon“");
    assert_finds("", "el", "Does it ring?", "Χτυπάει;");
    assert_finds("ending", "de", "Does it ring?", "Klingelt es;");
    assert_finds("", "th", "It rings.", "โทรศัพท์ดัง");
    assert_finds("ending", "th", "It rings", "โทรศัพท์ดัง.");
    assert_finds("", "hy", "It rings.", "Զանգում է։");
    assert_finds("", "am", "It rings.", "ይደውላል።");
    assert_finds("", "km", "It rings.", "វារោទ៍។");
}

static void test_what_comes_in_pairs(void **state)
{
    (void)state;
    assert_finds("", "es", "Does it ring?", "¿Suena?");
    assert_finds("unpaired", "es", "Does it ring?", "Suena?");
    assert_finds("unpaired", "es", "Ring!", "¡Suena, y no!  !");
    assert_finds("", "ru", "Does it ring?", "Звонит?");
    assert_finds("", "ru", "A \"loop\" it is.", "Это «петля».");
    assert_finds("unpaired", "ru", "A \"loop\" it is.", "Это «петля.");
    assert_finds("unpaired", "ja", "It rings (once).", "鳴ります（1回。");
    assert_finds("unpaired", "ja", "A \"loop\" it is.", "ループ」です。");
    assert_finds("", "de", "A \"loop\" it is.", "Das ist eine »Schleife«.");
    assert_finds("unpaired", "de", "A \"loop\" it is.", "Das ist eine »Schleife.");
    assert_finds("unpaired", "ru", "A \"loop\" it is.", "Это петля».");
    assert_finds("unpaired", "ru", "A \"loop\" it is.", "Это «петля«.");
    assert_finds("", "es", "a) one\n\nb) `(` two", "(a) uno\n\n(b) `(` dos");
}

static void test_characters_that_no_text_has(void **state)
{
    (void)state;
    assert_finds("bad-character", "es", "It rings.", "Suena\xEF\xBF\xBD.");
    assert_finds("bad-character", "es", "It rings.", "Sue\xE2\x80\x8Fna."); /* a mark */
    assert_finds("", "ar", "It rings.", "يرن\xE2\x80\x8F.");                /* which Arabic has */
    assert_finds("bad-character bad-character", "ar", "It rings.",
                 "ير\xE2\x81\xA7ن\xE2\x81\xA9."); /* an isolate */
}

static void test_the_script_of_a_language(void **state)
{
    (void)state;
    assert_finds("", "ru", "The `Retry-After` header field says when.",
                 "Поле `Retry-After` говорит, когда.");
    assert_finds("script", "ru", "The proxy waits for the branch.",
                 "The proxy ждёт for the branch.");
    assert_finds("script", "hi", "The proxy waits for the branch.",
                 "The proxy waits for the branches।");
    assert_finds("", "hi", "The proxy waits for the branch.", "प्रॉक्सी शाखा की प्रतीक्षा करता है।");
    assert_finds("script", "ja", "The device waits for the branch.", "The device waits（枝を）。");
    assert_finds("", "ja", "The device waits.", "端末が待ちます。");
    assert_finds("script", "ja", "The device waits for the rest of the branches.",
                 "設備等待其他分支的最終回應並保留此回應直到所有分支完成。");
    assert_finds("script", "ja", "The device waits.\n\nIt keeps the rest of the branches.",
                 "端末が待ちます。\n\n設備等待其他分支的最終回應並保留此回應直到所有分支完成。");
    assert_finds(
        "", "ja", "Session Initiation Protocol",
        "セッション開始プロトコル（Session Initiation Protocol）"); /* the English beside it */
}

static void test_words_of_two_scripts(void **state)
{
    (void)state;
    assert_finds("mixed-script", "ru", "The device is busy.", "Устройcтво занято.");
    assert_finds("mixed-script", "es", "The device is busy.", "Dispositivо ocupado.");
    assert_finds("", "ru", "The SIP registrar is busy.", "SIP-регистратор занят.");
    assert_finds("half-width", "ja", "The server is busy.", "ｻｰﾊﾞｰは忙しいです。");
}

static void test_a_space_beside_latin_letters(void **state)
{
    (void)state;
    assert_finds("", "ja", "The server sends `ACK` twice.", "サーバーは`ACK`を2回送ります。");
    assert_finds("latin-space", "ja", "The server sends `ACK` on.", "サーバーは `ACK`を送ります。");
    assert_finds("latin-space", "ja", "The URI fits well.", "URI が合います。");
    assert_finds("", "ja", "The Info Package fits well here.",
                 "ここではInfo Packageが適しています。");
    assert_finds("", "ja", "- The URI fits well.", "- URIが合います。");
}

static void test_a_text_that_is_its_english(void **state)
{
    (void)state;
    assert_finds_line("identical", "es", "Busy here", "Busy here");
    assert_finds("identical", "es", "It rings.\n\nNobody is there.", "Suena.\n\nNobody is there.");
    assert_finds("identical", "es", "- It rings.\n- Then ends.", "- It rings.\n- Then ends.");
    assert_finds("", "es", "It rings.\n\nNobody is there.", "Suena. No hay nadie.");
    assert_finds_line("", "es", "Error", "Error");
    assert_finds_line("", "es", "SIP Contact", "SIP Contact"); /* the glossary keeps them */
    assert_finds_line("", "es", "`Busy Here` `Gone`", "`Busy Here` `Gone`");
    assert_finds_line("", "es", "RFC URI TLS", "RFC URI TLS");
}

static void test_a_word_twice(void **state)
{
    (void)state;
    assert_finds("doubled-word", "es", "It waits for the end.", "Espera el el final.");
    assert_finds("doubled-word", "ru", "It waits on.", "Оно Оно ждёт.");
    assert_finds("", "es", "It waits `a` twice.", "Espera `a` `a` espera.");
    assert_finds("", "es", "It waits. Waits on.", "Espera. Espera más.");
    assert_finds("", "hi", "It waits, slowly.", "वह धीरे धीरे रुकता है।");
    assert_finds("", "tr", "It waits, slowly.", "Yavaş yavaş bekler.");
    assert_finds("", "ar", "It waits, one by one.", "ينتظر واحدًا واحدًا.");
    assert_finds("doubled-word", "ja", "It sends the message.", "メッセージをを送ります。");
    assert_finds("", "ja", "That happens.", "ということとなります。");
}

static void test_the_length_of_a_language(void **state)
{
    (void)state;
    static const char english[] = "The server keeps the request until the other branches have "
                                  "answered, and then it sends the "
                                  "best of the answers on to whoever asked. Nothing is lost, and "
                                  "nobody has to ask again later.";
    assert_finds("", "es", english,
                 "El servidor retiene todo hasta que responden las demás ramas y entonces envía la "
                 "mejor respuesta a quien preguntó. No se pierde nada y nadie repite la pregunta.");
    assert_finds("length", "es", english,
                 "El servidor retiene todo hasta que responden las demás ramas.");
    assert_finds("", "ja", english,
                 "サーバーはほかの枝がすべて答えるまで待ち、いちばん良いものを送信元へ返します。失"
                 "われるものはなく、"
                 "誰もあとで尋ね直す必要はありません。");
    assert_finds("length", "ja", english, "サーバーは待ちます。");
    assert_finds("", "es", "Busy.", "Ahora está ocupado y no puede."); /* too short to say */
}

static void test_terms(void **state)
{
    (void)state;
    assert_finds("", "es", "The header field is missing.", "Faltan los campos de cabecera.");
    assert_finds("term", "es", "The header fields are missing.", "Falta algo en la cabecera.");
    assert_finds("term avoided-term", "es", "The header field is missing.", "Falta el encabezado.");
    assert_finds("avoided-term", "es", "It is sent.", "La Solicitud se envía.");
    assert_finds("", "es", "They request it.", "Lo piden."); /* one word, once: it may be a verb */
    assert_finds("term", "es", "A request is no request.", "Un mensaje no es un mensaje.");
    assert_finds_line("term", "es", "Request", "Mensaje");
    assert_finds("", "es", "Answer the call.",
                 "Responder a la llamada."); /* nobody can tell which answer */
    assert_finds("", "es", "The `request` is no `request`.", "`request` no es `request`.");
    assert_finds("term", "es", "It speaks SIP here.", "Aquí se habla.");
    assert_finds("", "es", "Contact the operator.", "Llamar al operador."); /* begins a sentence */
    assert_finds("term", "es", "The Contact is missing.", "Falta el contacto.");
    assert_finds("avoided-term", "es", "The `branch` is new.", "La rama de `branch` es nueva.");
    assert_finds("avoided-term", "es", "The branch of Via is new.", "La rama de Via es nueva.");
    assert_finds("", "es", "One more leg is new.", "La rama es nueva.");
    assert_finds("avoided-term", "es", "It is here.", "Es un teléfono por software.");
    assert_finds("", "es", "It is a server.", "Es un relay.");
    assert_finds("avoided-term", "ja", "It waits on.", "それはプロクシで待ちます。");
    assert_finds("term", "ja", "A fork is a fork.", "二手は二手です。");
    assert_finds("", "ja", "A fork is a fork.", "フォークはフォークです。");
}

static void test_a_capital_behind_a_colon(void **state)
{
    (void)state;
    assert_finds("capital", "ru", "It is so: it rings.", "Это так: Телефон звонит.");
    assert_finds("", "ru", "It is so: it rings.", "Это так: телефон звонит.");
    assert_finds("", "ru", "It is so: SIP rings.", "Это так: АТС звонит.");
    assert_finds("", "ru", "See: Contact", "Это: Contact");
    assert_finds("", "ru", "It is so:\n\n- it rings", "Это так:\n\n- Телефон звонит");
    assert_finds("", "es", "It is so: it rings.", "Es así: El teléfono suena.");
}

static void test_a_capital_in_a_condition(void **state)
{
    (void)state;
    g_autoptr(BookFolder) folder = folder_new();
    book_folder_write_questions(
        folder, "  q: {label: Reach, asks: Q, kind: one, answers: {yes: {short: All, says: A.}, "
                "no: {short: all, says: B.}}}\nconditions:\n  c: When it rings\n  d: In a call\n");
    book_folder_write(folder, "locales/ru/x/protocol.yaml",
                      "conditions:\n  c: {en: When it rings, text: Если звонит}\n"
                      "  d: {en: In a call, text: во время вызова}\n");
    const Book *book = book_folder_load(folder);
    l10n_check(book, locale_of(book, "ru"), folder->diagnostics);
    book_folder_assert_says(folder,
                            "locales/ru/x/protocol.yaml:2:32: warning: a capital at the start");
    book_folder_assert_silent(folder, "protocol.yaml:3:");
}

static void test_the_strength_of_a_requirement(void **state)
{
    (void)state;
    assert_finds("", "es", "It MUST wait.", "DEBE esperar.");
    assert_finds("", "es", "They must wait.", "Tienen que esperar.");
    assert_finds("requirement", "es", "It MUST wait.", "Espera.");
    assert_finds("requirement", "es", "It MUST wait.", "DEBERÍA esperar.");
    assert_finds("requirement", "es", "It SHOULD wait.", "DEBE esperar.");
    assert_finds("requirement", "es", "It MUST NOT wait.", "DEBE esperar.");  /* the NOT is lost */
    assert_finds("", "es", "It MUST leave out all.", "NO DEBE añadir nada."); /* by the opposite */
    assert_finds("requirement", "es", "It waits on.", "DEBE esperar.");
    assert_finds("", "ja", "It MUST wait.", "待たなければなりません。");
    assert_finds("requirement", "ja", "It MUST wait.", "待つことが推奨されます。");
    assert_finds("", "ja", "It waits on.", "待たなければなりません。"); /* words of every day */
    assert_finds("", "es", "It says `MUST` here.", "Aquí dice `MUST`.");
}

static void test_the_same_english_in_two_ways(void **state)
{
    (void)state;
    g_autoptr(BookFolder) folder = folder_new();
    book_folder_write_questions(
        folder, "  q: {label: Reach, asks: Q, kind: one, answers: {yes: {short: All, says: A.}, "
                "no: {short: all, says: B.}}}\n  r: {label: All, asks: R, kind: tokens}\n");
    book_folder_write(
        folder, "locales/es/x/protocol.yaml",
        "questions:\n  q:\n    answers:\n      yes: {short: {en: All, text: Todo}}\n"
        "      no: {short: {en: all, text: cada}}\n  r: {label: {en: All, text: Total}}\n");
    const Book *book = book_folder_load(folder);
    l10n_check(book, locale_of(book, "es"), folder->diagnostics);
    book_folder_assert_says(folder, "locales/es/x/protocol.yaml:5:35: warning: 'cada' is 'Todo' at "
                                    "locales/es/x/protocol.yaml:4");
    book_folder_assert_silent(folder, "Total"); /* a label is no answer */
    book_folder_write(folder, "locales/es/x/protocol.yaml",
                      "questions:\n  q:\n    answers:\n      yes: {short: {en: All, text: Todo}}\n"
                      "      no: {short: {en: all, text: todo}}\n");
    book = book_folder_load(folder);
    l10n_check(book, locale_of(book, "es"), folder->diagnostics);
    book_folder_assert_silent(folder, "two-ways");
}

static void test_two_codes_with_one_name(void **state)
{
    (void)state;
    g_autoptr(BookFolder) folder = folder_new();
    book_folder_write(folder, "locales/es/x/1.yaml", "gloss: {en: gloss of 1, text: Nada}\n");
    book_folder_write(folder, "locales/es/x/48.yaml", "gloss: {en: gloss of 48, text: nada}\n");
    const Book *book = book_folder_load_well(folder);
    l10n_check(book, locale_of(book, "es"), folder->diagnostics);
    book_folder_assert_says(folder,
                            "locales/es/x/48.yaml:1:32: warning: 'nada' is what '1' is called too");
}

static void test_checks_compare_with_the_english_that_was_translated(void **state)
{
    (void)state;
    g_autoptr(BookFolder) folder = folder_new();
    g_autofree char *stale = names_of(folder, "es", "description", "Send `BYE`.", "Enviar `ACK`.",
                                      "  was: |-\n    Send `ACK`.\n");
    assert_string_equal(stale, "");
    g_autofree char *done =
        names_of(folder, "es", "description", "Send `BYE`.", "Enviar `ACK`.", "");
    assert_string_equal(done, "token");
}

static void write_description(const BookFolder *folder, const char *language, const char *english,
                              const char *text)
{
    g_autofree char *path = g_strdup_printf("locales/%s/x/1.yaml", language);
    g_autofree char *a = block(english), *b = block(text);
    g_autofree char *yaml = g_strdup_printf("description:\n  en: %s  text: %s", a, b);
    book_folder_write(folder, path, yaml);
}

/* What all languages share of an English is what each of them would have of it. */
static void test_languages_that_are_checked_at_once(void **state)
{
    (void)state;
    g_autoptr(BookFolder) folder = folder_new();
    write_description(folder, "es", "SIP: a fork is no fork.", "Una horquilla no es otra.");
    write_description(folder, "ja", "SIP: a fork is no fork.", "二手は別の二手ではありません。");
    write_description(folder, "ru", "SIP: a fork has 486.", "Вилка: Тут 486.");
    const Book *book = book_folder_load_well(folder);
    l10n_check(book, NULL, folder->diagnostics);
    book_folder_assert_says(folder, "locales/es/x/1.yaml:5:5: warning: missing 'SIP'");
    book_folder_assert_silent(folder, "es/x/1.yaml:5:5: warning: 'fork'");
    book_folder_assert_says(folder, "locales/ja/x/1.yaml:5:5: warning: 'fork' is 'フォーク'");
    book_folder_assert_silent(folder, "ja/x/1.yaml:5:5: warning: missing 'SIP'");
    book_folder_assert_says(folder, "locales/ru/x/1.yaml:5:12: warning: a capital behind");
    book_folder_assert_silent(folder, "'486'");
}

static void test_a_silence_ends_with_its_english_or_text(void **state)
{
    (void)state;
    static const char english[] = "It rings.", text[] = "Suena";
    g_autoptr(BookFolder) folder = folder_new();
    g_autofree char *fingerprint = silence_fingerprint(english, text);
    g_autofree char *ok = g_strdup_printf("  ok: {ending: %s}\n", fingerprint);
    g_autofree char *silent = names_of(folder, "es", "description", english, text, ok);
    assert_string_equal(silent, "");
    g_autofree char *other = names_of(folder, "es", "description", english, "Sonará", ok);
    assert_string_equal(other, "ending");
    g_autofree char *anew = names_of(folder, "es", "description", "It rang.", text, ok);
    assert_string_equal(anew, "ending");
    g_autofree char *bare =
        names_of(folder, "es", "description", english, text, "  ok: [ending]\n");
    assert_string_equal(bare, "");
}

static void test_only_warnings_can_be_silenced(void **state)
{
    (void)state;
    g_autoptr(BookFolder) folder = folder_new();
    g_autofree char *error =
        names_of(folder, "es", "description", "Send `ACK`.", "Enviar.", "  ok: [token]\n");
    assert_string_equal(error, "token unknown-check");
    g_autofree char *unknown =
        names_of(folder, "es", "description", "It rings.", "Suena.", "  ok: [endings]\n");
    assert_string_equal(unknown, "unknown-check");
}

static void test_the_english_stands_beside_a_message(void **state)
{
    (void)state;
    g_autoptr(BookFolder) folder = folder_new();
    g_autofree char *names =
        names_of(folder, "es", "description", "One.\n\nWait 32 s.", "Uno.\n\nEsperar 33 s.", "");
    assert_string_equal(names, "number number");
    g_autofree char *messages = diagnostics_format(folder->diagnostics);
    assert_string_equal(
        messages,
        "locales/es/x/1.yaml:9:5: warning: missing '32' of the English; write it too [number]\n"
        "        Esperar 33 s.\n"
        "        ^\n"
        "    English: Wait 32 s.\n"
        "locales/es/x/1.yaml:9:13: warning: '33' does not stand in the English; write what stands "
        "there [number]\n"
        "        Esperar 33 s.\n"
        "                ^~\n"
        "    English: Wait 32 s.\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_tokens_are_a_set),
        cmocka_unit_test(test_rfcs_and_codes_are_references),
        cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_how_a_text_ends),
        cmocka_unit_test(test_how_a_text_ends_elsewhere),
        cmocka_unit_test(test_what_comes_in_pairs),
        cmocka_unit_test(test_characters_that_no_text_has),
        cmocka_unit_test(test_the_script_of_a_language),
        cmocka_unit_test(test_words_of_two_scripts),
        cmocka_unit_test(test_a_space_beside_latin_letters),
        cmocka_unit_test(test_a_text_that_is_its_english),
        cmocka_unit_test(test_a_word_twice),
        cmocka_unit_test(test_the_length_of_a_language),
        cmocka_unit_test(test_terms),
        cmocka_unit_test(test_a_capital_behind_a_colon),
        cmocka_unit_test(test_a_capital_in_a_condition),
        cmocka_unit_test(test_the_strength_of_a_requirement),
        cmocka_unit_test(test_the_same_english_in_two_ways),
        cmocka_unit_test(test_two_codes_with_one_name),
        cmocka_unit_test(test_checks_compare_with_the_english_that_was_translated),
        cmocka_unit_test(test_languages_that_are_checked_at_once),
        cmocka_unit_test(test_a_silence_ends_with_its_english_or_text),
        cmocka_unit_test(test_only_warnings_can_be_silenced),
        cmocka_unit_test(test_the_english_stands_beside_a_message),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
