/*
 * field-patterns.h: the forms of tokens that several tables of fields ask for, each with the words
 * by which a message says it. For tables*.c alone.
 */
#pragma once

#define SOURCE_PATTERN "RFC [0-9]+( §[0-9A-Z.]+)?|[^Rr].*|[Rr][^Ff].*|[Rr][Ff][^Cc].*"
#define SOURCE_HELP                                                                                \
    "'RFC 3261', 'RFC 3261 §21.4.24', 'RFC 4918 §F.3' (an appendix), or another document by "    \
    "name and section"

#define WORD_PATTERN "[a-z][a-z0-9_]*"
#define WORD_HELP    "a name of a-z, 0-9 and _, starting with a letter"

#define ANCHOR_PATTERN "[a-z0-9][a-z0-9_.\\-]*"
#define ANCHOR_HELP    "a name of a-z, 0-9, _, . and -, starting with a letter or a digit"

/* ids.h has the rules of ids in full. */
#define CODE_PATTERN "[A-Za-z0-9][A-Za-z0-9._\\-]{0,63}"
#define CODE_HELP    "a code: letters, digits, ., _ and -, at most 64, a letter or a digit first"

#define PROTOCOL_PATTERN "[a-z][a-z0-9_\\-]{0,63}"

/* Two codes of a pair, and two codes of different protocols. */
#define PAIR_PATTERN CODE_PATTERN "-vs-" CODE_PATTERN
#define PAIR_HELP    "two codes with -vs- between them, as in 480-vs-486"
#define SIDE_PATTERN PROTOCOL_PATTERN "\\." CODE_PATTERN
#define SIDE_HELP    "a protocol, a full stop and a code, as in http.503"

/* A number as programs write it. Those of QUIC have 62 bits; what is within this pattern has 63. */
#define NUMBER_PATTERN "-?[0-9]{1,18}|0x[0-7]?[0-9A-Fa-f]{1,15}"
#define NUMBER_HELP                                                                                \
    "a number of at most 18 digits, such as 14 or -32601, or hexadecimal of at most 63 bits, "     \
    "such as 0x2A"

/* The first and the last code of a range. Neither has a hyphen, which stands between them, but for
 * the sign of a negative number. A range of one is a number alone: 4xx and 400..499 are slips. */
#define BOUND_PATTERN "(-[0-9]+|[A-Za-z0-9][A-Za-z0-9._]*)"
#define RANGE_PATTERN BOUND_PATTERN "-" BOUND_PATTERN "|-?[0-9]+(\\.[0-9]+)*|0[xX][0-9A-Fa-f]+"
#define RANGE_HELP    "a range such as 400-499"

/* Without a name before '@': that would be somebody's secret, or a host that is not meant. */
#define ADDRESS_PATTERN "https?://[^/?#@]+([/?#].*)?"
#define ADDRESS_HELP                                                                               \
    "an address that starts with https:// or http:// and a host, without a name before '@'"

/* The form of BCP 47: a language of two to eight letters, and subtags; which there are is not
 * looked up. */
#define TAG_PATTERN "[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*"
#define TAG_HELP    "a language tag such as es, pt-BR or zh-Hant"

#define MONTH_PATTERN "[0-9]{4}-(0[1-9]|1[0-2])"
#define MONTH_HELP    "a month such as 2026-11"
