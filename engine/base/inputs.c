#include "base/inputs.h"

void ts_inputs_add(struct ts_inputs *to, const char *path, const char *bytes, size_t n) {
    struct ts_digest d;
    if (!to)
        return;
    struct ts_input *input = TS_VEC_ADD(to->keep, &to->list);
    input->path = path ? ts_arena_copy(to->keep, path, strlen(path)) : NULL;
    ts_digest_begin(&d);
    if (bytes)
        ts_digest_add(&d, (struct ts_slice){bytes, n});
    ts_digest_end(&d, input->digest);
}

void ts_inputs_copy(struct ts_inputs *to, const struct ts_input *from) {
    struct ts_input *input = TS_VEC_ADD(to->keep, &to->list);
    *input = *from;
    input->path = from->path ? ts_arena_copy(to->keep, from->path, strlen(from->path)) : NULL;
}

void ts_inputs_copy_all(struct ts_inputs *to, const struct ts_inputs *from) {
    for (size_t i = 0; to && i < from->list.n; i++)
        ts_inputs_copy(to, &from->list.v[i]);
}

const struct ts_input *ts_inputs_find(const struct ts_inputs *inputs, const char *path) {
    for (size_t i = 0; i < inputs->list.n; i++)
        if (inputs->list.v[i].path && strcmp(inputs->list.v[i].path, path) == 0)
            return &inputs->list.v[i];
    return NULL;
}

void ts_inputs_digest(const struct ts_inputs *inputs, struct ts_digest *d) {
    for (size_t i = 0; i < inputs->list.n; i++)
        ts_digest_add_text(d, inputs->list.v[i].digest);
}
