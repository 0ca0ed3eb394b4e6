#include "base/near.h"

#include "base/utf8.h"

#include <string.h>
#include <strings.h>

enum { MOST_NAME = 64, LEAST_STEM = 3 };

static size_t code_points(const char *s, uint32_t out[MOST_NAME]) {
    size_t n = 0, left = strlen(s), used;
    for (; left && n < MOST_NAME; s += used, left -= used)
        out[n++] = ts_utf8_decode(s, left, &used);
    return n;
}

size_t ts_near_length(const char *s) {
    uint32_t scratch[MOST_NAME];
    return code_points(s, scratch);
}

size_t ts_near_distance(const char *a, const char *b) {
    uint32_t x[MOST_NAME], y[MOST_NAME];
    size_t n = code_points(a, x), m = code_points(b, y), row[MOST_NAME + 1];
    for (size_t j = 0; j <= m; j++)
        row[j] = j;
    for (size_t i = 1; i <= n; i++) {
        size_t diagonal = row[0];
        row[0] = i;
        for (size_t j = 1; j <= m; j++) {
            size_t best = diagonal + (x[i - 1] != y[j - 1]);
            diagonal = row[j];
            if (row[j] + 1 < best)
                best = row[j] + 1;
            if (row[j - 1] + 1 < best)
                best = row[j - 1] + 1;
            row[j] = best;
        }
    }
    return row[m];
}

/* The name before its ending, as far as it fits. */
static void stem_of(const char *name, char to[MOST_NAME * 4]) {
    const char *dot = strrchr(name, '.');
    size_t n = dot && dot != name ? (size_t)(dot - name) : strlen(name);
    n = n < MOST_NAME * 4 ? n : MOST_NAME * 4 - 1;
    memcpy(to, name, n);
    to[n] = 0;
}

/* Nothing differs but figures. */
static bool same_but_numbers(const char *a, const char *b) {
    for (;; a++, b++) {
        a += strspn(a, "0123456789");
        b += strspn(b, "0123456789");
        if (*a != *b || !*a)
            return *a == *b;
    }
}

/* Files that stand for each other: an article is never meant by a picture's name, nor a plan by a list's. */
enum kind { KIND_UNKNOWN, KIND_PAGE, KIND_COPY, KIND_PLAN, KIND_PICTURE, KIND_LIST, KIND_FONT };

static enum kind kind_of(const char *name) {
    static const struct {
        const char *ending;
        enum kind kind;
    } kinds[] = {
        {".pdf", KIND_PAGE},      {".txt", KIND_COPY},     {".text", KIND_COPY},    {".md", KIND_COPY},
        {".markdown", KIND_COPY}, {".docx", KIND_COPY},    {".doc", KIND_COPY},     {".yaml", KIND_PLAN},
        {".yml", KIND_PLAN},      {".jpg", KIND_PICTURE},  {".jpeg", KIND_PICTURE}, {".png", KIND_PICTURE},
        {".tif", KIND_PICTURE},   {".tiff", KIND_PICTURE}, {".tsv", KIND_LIST},     {".json", KIND_LIST},
        {".jsonl", KIND_LIST},    {".csv", KIND_LIST},     {".ttf", KIND_FONT},     {".otf", KIND_FONT},
        {".ttc", KIND_FONT},      {".otc", KIND_FONT}};
    const char *dot = strrchr(name, '.');
    for (size_t i = 0; dot && i < sizeof kinds / sizeof *kinds; i++)
        if (strcasecmp(dot, kinds[i].ending) == 0)
            return kinds[i].kind;
    return KIND_UNKNOWN;
}

/* A PDF is what this program makes, and nothing that it reads. An ending that is not known may be a slip. */
static bool may_stand_for(enum kind written, enum kind there) {
    return there != KIND_PAGE && (written == there || written == KIND_UNKNOWN || there == KIND_UNKNOWN);
}

bool ts_near_is_file(const char *written, const char *name) {
    char stem[MOST_NAME * 4], other[MOST_NAME * 4];
    if (strcmp(written, name) == 0 || !may_stand_for(kind_of(written), kind_of(name)))
        return false; /* the same name is a link that leads nowhere */
    stem_of(written, stem);
    stem_of(name, other);
    size_t n = ts_near_length(stem);
    if (strcasecmp(stem, other) == 0)
        return true;
    return n >= LEAST_STEM && !same_but_numbers(stem, other) && ts_near_distance(stem, other) <= 1 + n / 8;
}
