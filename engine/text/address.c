#include "text/address.h"

#include <stdlib.h>
#include <unicode/uchar.h>

bool ts_address_is(struct ts_slice s) {
    bool mark = false;
    for (size_t i = 0; i < s.n; i++) {
        if ((unsigned char)s.p[i] <= ' ' || (unsigned char)s.p[i] >= 0x7F)
            return false;
        mark |= strchr("./:#@", s.p[i]) != NULL;
    }
    return mark;
}

/* --- bare ones ------------------------------------------------------------------------------------------ */

/* RFC 3986 has none of these in an address, and copy ends one by them. */
static bool ends_address(char c) {
    return (unsigned char)c <= ' ' || (unsigned char)c >= 0x7F || strchr("<>\"\\^`{|}", c);
}

static size_t count_of(struct ts_slice s, char c) {
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++)
        n += s.p[i] == c;
    return n;
}

/* Without what belongs to the sentence: GFM, "Extended autolink path validation". */
static size_t without_end(struct ts_slice s) {
    size_t open = count_of(s, '('), closed = count_of(s, ')');
    for (; s.n; s.n--) {
        char last = s.p[s.n - 1];
        if (last == ')' && closed > open)
            closed--;
        else if (!strchr("?!.,:;*_~'])", last) || last == ')')
            break;
    }
    return s.n;
}

size_t ts_address_bare(struct ts_slice s) {
    static const char *const openings[] = {"https://", "http://", "ftp://", "www.", NULL};
    for (const char *const *o = openings; *o; o++) {
        if (!ts_slice_starts(s, *o))
            continue;
        size_t n = strlen(*o), begin = n;
        while (n < s.n && n < 4096 && !ends_address(s.p[n]))
            n++;
        n = without_end(ts_slice_cut(s, 0, n));
        return n > begin && u_isalnum(s.p[begin]) ? n : 0;
    }
    return 0;
}

/* --- links' targets ------------------------------------------------------------------------------------- */

static bool is_title(struct ts_slice s) {
    ts_slice_skip_blanks(&s);
    char close = s.n && *s.p == '(' ? ')' : '"';
    return s.n == 0 || (s.n >= 2 && strchr("\"'(", *s.p) && (s.p[s.n - 1] == close || *s.p == s.p[s.n - 1]));
}

struct ts_slice ts_address_target(struct ts_slice s) {
    static const struct ts_slice none;
    ts_slice_skip_blanks(&s);
    while (s.n && (s.p[s.n - 1] == ' ' || s.p[s.n - 1] == '\t'))
        s.n--;
    if (s.n && *s.p == '<') {
        const char *close = memchr(s.p, '>', s.n);
        size_t n = close ? (size_t)(close - s.p) : 0;
        return n > 1 && is_title(ts_slice_cut(s, n + 1, s.n)) ? ts_slice_cut(s, 1, n) : none;
    }
    size_t n = 0;
    while (n < s.n && s.p[n] != ' ' && s.p[n] != '\t')
        n++;
    struct ts_slice address = ts_slice_cut(s, 0, n);
    return ts_address_is(address) && is_title(ts_slice_cut(s, n, s.n)) ? address : none;
}

/* --- named ones ----------------------------------------------------------------------------------------- */

bool ts_address_names(struct ts_slice line, struct ts_named_address *named) {
    const char *close = line.n > 3 && *line.p == '[' && line.p[1] != '^' ? memchr(line.p, ']', line.n) : NULL;
    size_t n = close ? (size_t)(close - line.p) : 0;
    if (n < 2 || n + 2 >= line.n || line.p[n + 1] != ':' || memchr(line.p + 1, '[', n - 1))
        return false;
    *named = (struct ts_named_address){.name = ts_slice_cut(line, 1, n),
                                       .address = ts_address_target(ts_slice_cut(line, n + 2, line.n))};
    return named->address.n > 0;
}

static int by_name(const void *x, const void *y) {
    const struct ts_named_address *a = x, *b = y;
    size_t n = a->name.n < b->name.n ? a->name.n : b->name.n;
    int order = strncasecmp(a->name.p, b->name.p, n);
    return order ? order : (a->name.n > b->name.n) - (a->name.n < b->name.n);
}

/* And those of one name as the copy has them. */
static int by_name_and_place(const void *x, const void *y) {
    const struct ts_named_address *a = x, *b = y;
    int order = by_name(x, y);
    return order ? order : (a->name.p > b->name.p) - (a->name.p < b->name.p);
}

void ts_addresses_sort(struct ts_addresses *a) {
    if (a->list.n)
        qsort(a->list.v, a->list.n, sizeof *a->list.v, by_name_and_place);
}

struct ts_slice ts_addresses_find(const struct ts_addresses *a, struct ts_slice name) {
    const struct ts_named_address key = {.name = name};
    size_t low = 0, high = a ? a->list.n : 0;
    while (low < high) { /* the first of the name */
        size_t middle = (low + high) / 2;
        if (by_name(&a->list.v[middle], &key) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    if (!a || low == a->list.n || by_name(&a->list.v[low], &key) != 0)
        return (struct ts_slice){0};
    a->list.v[low].used = true;
    return a->list.v[low].address;
}

void ts_addresses_report(struct ts_ctx *ctx, const struct ts_source *source, const struct ts_addresses *a) {
    for (size_t i = 0; i < a->list.n; i++) {
        const struct ts_named_address *n = &a->list.v[i];
        if (!n->used && ts_diag_wants(ctx->diag, TS_LINK_UNUSED))
            TS_DIAG(ctx->diag, TS_LINK_UNUSED,
                    ts_source_place(source, (size_t)(n->name.p - source->text.p) - 1),
                    ts_arena_copy(ctx->scratch, n->name.p, n->name.n),
                    ts_arena_copy(ctx->scratch, n->address.p, n->address.n));
    }
}

/* --- as a URI ------------------------------------------------------------------------------------------- */

static const char *scheme_of(struct ts_slice s) {
    static const char *const known[] = {"https://", "http://", "ftp://", "mailto:", NULL};
    for (const char *const *k = known; *k; k++)
        if (s.n > strlen(*k) && strncasecmp(s.p, *k, strlen(*k)) == 0)
            return "";
    if (ts_slice_starts(s, "www."))
        return "http://";
    bool mail = memchr(s.p, '@', s.n) && !memchr(s.p, '/', s.n) && !memchr(s.p, ':', s.n);
    return mail ? "mailto:" : NULL;
}

const char *ts_address_uri(struct ts_arena *keep, struct ts_slice s) {
    static const char hex[] = "0123456789ABCDEF";
    const char *scheme = s.n ? scheme_of(s) : NULL;
    if (!scheme)
        return NULL;
    size_t n = strlen(scheme);
    char *uri = ts_arena_alloc(keep, n + 3 * s.n + 1, 1);
    memcpy(uri, scheme, n);
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        bool plain = c > ' ' && c < 0x7F && !strchr("<>\"\\^`{|}", c);
        if (plain) {
            uri[n++] = (char)c;
            continue;
        }
        uri[n++] = '%';
        uri[n++] = hex[c >> 4];
        uri[n++] = hex[c & 15];
    }
    uri[n] = 0;
    return uri;
}
