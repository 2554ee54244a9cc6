/* Circles of decision trees: the steps of all trees are one graph. */
#include "book/decide-rounds.h"

#include "book/store.h"

/* A walk through the steps of all trees. A step's number is that of the first of its tree, and its
 * place in it. */
typedef struct Walk {
    const Protocol *protocol;
    const YamlNode *root;
    Diagnostics *diagnostics;
    guint *first; /* by tree */
    guint *trees; /* by step: its tree */
    guint *way;   /* the steps on the way */
    guint depth;
    bool *open, *done; /* by step: whether it is on the way, or has been left */
    bool *said;        /* by tree */
} Walk;

/* The step that an answer goes on with; -1 where it ends there. */
static int walk_next(const Walk *walk, guint tree, const TreeAnswer *answer)
{
    if (answer->step >= 0)
        return (int)walk->first[tree] + answer->step;
    const Tree *next = answer->tree >= 0 ? &walk->protocol->trees[answer->tree] : NULL;
    return next && next->n_steps > 0 ? (int)(walk->first[answer->tree] + next->start) : -1;
}

/* Where an answer of the last step of the way says what it goes on with. */
static const YamlNode *walk_find_goto(const Walk *walk, guint answer)
{
    guint step = walk->way[walk->depth - 1], tree = walk->trees[step];
    const char *id = walk->protocol->trees[tree].id;
    const YamlNode *steps = yaml_get(yaml_get(walk->root, id), "steps");
    const YamlNode *answers = yaml_get(steps->pairs[step - walk->first[tree]].value, "answers");
    return yaml_get(answers->pairs[answer].value, "goto");
}

/* An answer of the last step of the way leads back to `step`. */
static void walk_complain(Walk *walk, guint answer, guint step)
{
    guint tree = walk->trees[walk->way[walk->depth - 1]];
    bool alone = true;
    for (guint at = walk->depth; alone && at > 0 && walk->way[at - 1] != step; at--)
        alone = walk->trees[walk->way[at - 1]] == tree;
    alone = alone && walk->trees[step] == tree;
    if (walk->said[tree])
        return;
    walk->said[tree] = true;
    const Tree *back = &walk->protocol->trees[walk->trees[step]];
    store_complain(walk->diagnostics, DIAGNOSTIC_TREE_ROUND, walk_find_goto(walk, answer),
                   alone ? "from here the tree goes in a circle, back to its step"
                         : "from here the trees go in a circle, back to tree",
                   alone ? back->steps[step - walk->first[tree]].id : back->id, NULL, 0);
}

static void walk_enter(Walk *walk, guint step)
{
    guint tree = walk->trees[step];
    const TreeStep *here = &walk->protocol->trees[tree].steps[step - walk->first[tree]];
    walk->open[step] = true;
    walk->way[walk->depth++] = step;
    for (guint a = 0; a < here->n_answers; a++) {
        int next = walk_next(walk, tree, &here->answers[a]);
        if (next >= 0 && walk->open[next])
            walk_complain(walk, a, (guint)next);
        else if (next >= 0 && !walk->done[next])
            walk_enter(walk, (guint)next);
    }
    walk->depth--;
    walk->open[step] = false;
    walk->done[step] = true;
}

bool decide_check_rounds(const Protocol *protocol, const YamlNode *root, Diagnostics *diagnostics)
{
    guint n = 0;
    for (guint t = 0; t < protocol->n_trees; t++)
        n += protocol->trees[t].n_steps;
    g_autofree guint *first = g_new(guint, MAX(protocol->n_trees, 1)),
                     *trees = g_new(guint, MAX(n, 1));
    g_autofree guint *way = g_new(guint, MAX(n, 1));
    g_autofree bool *open = g_new0(bool, MAX(n, 1)), *done = g_new0(bool, MAX(n, 1));
    g_autofree bool *said = g_new0(bool, MAX(protocol->n_trees, 1));
    guint step = 0;
    for (guint t = 0; t < protocol->n_trees; t++) {
        first[t] = step;
        for (guint s = 0; s < protocol->trees[t].n_steps; s++)
            trees[step++] = t;
    }
    Walk walk = {protocol, root, diagnostics, first, trees, way, 0, open, done, said};
    for (guint s = 0; s < n; s++)
        if (!done[s])
            walk_enter(&walk, s);
    bool found = false;
    for (guint t = 0; t < protocol->n_trees; t++)
        found = found || said[t];
    return found;
}
