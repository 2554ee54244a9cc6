/*
 * fields-levels.h: what is indented too little or too far, and so stands at the wrong level of a
 * file. For fields.c, and for whoever asks whether a file is only indented wrongly.
 */
#pragma once

#include "input/fields.h"

G_BEGIN_DECLS

typedef enum LevelState {
    LEVEL_RIGHT,
    LEVEL_WRONG, /* it belongs elsewhere, or its text holds what does, as is told */
    LEVEL_LACKS, /* what belongs into it stands beside it */
} LevelState;

/* A map on the way down. */
typedef struct FieldsLevel FieldsLevel;
struct FieldsLevel {
    FieldsLevel *above;  /* NULL: none */
    const YamlNode *key; /* of the map; NULL where it has none */
    const YamlNode *map;
    const Field *field;
    bool is_doubtful;   /* what the map seems to lack may stand at another level */
    LevelState *states; /* of its entries; NULL where all are right */
};

/* Finds what stands at the wrong level in a map: what belongs to the entry before it, or beside the
 * map itself or one above, or is a part of a text. One message tells of all that stand together,
 * and whoever asks of a name that is missing there finds a wrong part. End with levels_clear. */
void levels_judge(FieldsLevel *level, FieldsPatterns *patterns, Diagnostics *diagnostics);
void levels_clear(FieldsLevel *level);

LevelState levels_get(const FieldsLevel *level, gsize entry);

/* Whether some of a map stands there that belongs to the entry before it. */
bool levels_has_stray(const YamlNode *map, const Field *field);

G_END_DECLS
