/*
 * flow.h: the exchange of messages that leads to a code and what follows it.
 *
 *   caller -> proxy: INVITE          a message
 *   proxy --> caller: 100 Trying     an answer
 *   proxy ==> caller: 486 Busy Here  the answer with the code that the flow is of
 *   proxy x-> callee: INVITE         lost on the way; an answer x--> or x==>
 *   caller => callee: RTP            media
 *   note callee: busy                what a participant does or meets, in words of protocol.yaml
 *   timer caller: Timer B            a timer that fires
 *   par / and / end                  branches of a fork
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "input/yaml.h"

G_BEGIN_DECLS

typedef enum FlowStepKind {
    FLOW_MESSAGE,
    FLOW_LOST,
    FLOW_MEDIA,
    FLOW_NOTE,
    FLOW_TIMER,
    FLOW_PAR,
    FLOW_AND,
    FLOW_END,
} FlowStepKind;

typedef struct FlowStep {
    FlowStepKind kind;
    guint from, to;    /* places in Flow.participants; of a note or timer `from` alone */
    const char *label; /* a token; NULL for a note and for par, and, end */
    bool answer;       /* of a message, lost or not: it answers another */
    bool own;          /* it is an answer with the code itself */
    guint note;        /* FLOW_NOTE: its place in the protocol's notes */
} FlowStep;

typedef struct Flow {
    guint
        *participants; /* places in the protocol's participants, in the order of their first step */
    guint n_participants;
    FlowStep *steps;
    guint n_steps;
} Flow;

/* The names that a flow may use: ids of a list, in its order. */
typedef struct FlowNames {
    const char *const *participants;
    guint n_participants;
    const char *const *notes;
    guint n_notes;
    bool lacks_participants, lacks_notes; /* an error tells already why a name may be missing */
} FlowNames;

/* Parses a flow; labels are copied. Every bad line is added to `diagnostics`, and then NULL is
 * returned. Free with flow_free. */
Flow *flow_parse(const YamlNode *text, const FlowNames *names, Diagnostics *diagnostics);
void flow_free(Flow *flow);

/* Whether the code itself is sent in it. */
bool flow_has_own(const Flow *flow);

G_END_DECLS
