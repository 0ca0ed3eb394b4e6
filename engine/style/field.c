#include "style/field.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

static bool store_choice(const struct ts_key *key, const char *value, int *to) {
    for (const struct ts_key_choice *c = key->choices; c && c->name; c++)
        if (strcmp(c->name, value) == 0 || strcmp(c->alias, value) == 0) {
            *to = c->value;
            return true;
        }
    return false;
}

static bool in_range(const struct ts_key *key, int64_t value) {
    return value >= key->min && value <= key->max;
}

static bool store_length(const struct ts_key *key, const char *value, const struct ts_units *units,
                         ts_len *to) {
    ts_len length;
    if (store_choice(key, value, to))
        return true;
    if (!ts_value_length(value, units, &length) || !in_range(key, length))
        return false; /* the field keeps its 0, so that no later em is out of range */
    *to = length;
    return true;
}

bool ts_field_store(const struct ts_key *key, const char *value, const struct ts_units *units, char *field) {
    switch (key->kind) {
    case TS_KEY_LENGTH:
    case TS_KEY_SIZE:
    case TS_KEY_BODY_SIZE:
    case TS_KEY_ROW:
        return store_length(key, value, units, (ts_len *)(void *)field);
    case TS_KEY_INT:
        return ts_value_int(value, (int *)(void *)field) && in_range(key, *(int *)(void *)field);
    case TS_KEY_SHARE:
        return ts_value_share(value, (ts_len *)(void *)field) && in_range(key, *(ts_len *)(void *)field);
    case TS_KEY_BOOL:
        return ts_value_bool(value, (bool *)field);
    case TS_KEY_COLOUR:
        return ts_value_colour(value, (struct ts_colour *)(void *)field);
    case TS_KEY_CHOICE:
    case TS_KEY_SIZE_TABLE:
        return store_choice(key, value, (int *)(void *)field);
    default:
        *(const char **)(void *)field = value;
        return true;
    }
}

void ts_field_update_units(const struct ts_key *key, const char *field, struct ts_units *units) {
    switch (key->kind) {
    case TS_KEY_BODY_SIZE:
        units->body_em = *(const ts_len *)(const void *)field;
        units->em = units->body_em;
        break;
    case TS_KEY_SIZE:
        units->em = *(const ts_len *)(const void *)field;
        break;
    case TS_KEY_ROW:
        units->row = *(const ts_len *)(const void *)field;
        break;
    case TS_KEY_SIZE_TABLE:
        units->office_sizes = *(const int *)(const void *)field;
        break;
    default:
        break;
    }
}

static const char *list_choices(struct ts_ctx *ctx, const struct ts_key *key) {
    const char *list = "";
    for (const struct ts_key_choice *c = key->choices; c->name; c++)
        list = ts_arena_printf(ctx->scratch, "%s%s%s (%s)", list, *list ? ", " : "", c->name, c->alias);
    return list;
}

const char *ts_field_expected(struct ts_ctx *ctx, const struct ts_key *key, const struct ts_units *units) {
    const char *em = units->em ? " 2em" : "", *row = units->row ? " 8行" : "";
    const char *word = key->choices ? key->choices->name : "", * or = *word ? " " : "";
    double low = (double)key->min / TS_MM, high = (double)key->max / TS_MM;
    double least_share = (double)key->min / 1000, most_share = (double)key->max / 1000;
    int least = (int)key->min, most = (int)key->max;
    const char *choices;
    switch (key->kind) {
    case TS_KEY_LENGTH:
    case TS_KEY_SIZE:
    case TS_KEY_BODY_SIZE:
    case TS_KEY_ROW:
        return ts_arena_printf(ctx->scratch,
                               TS_BOTH("a length with its unit, %g to %g mm, such as 3mm 五号 10.5点%s%s%s%s",
                                       "带单位的长度（%g 至 %g mm），例如 3mm 五号 10.5点%s%s%s%s"),
                               low, high, em, row, or, word, low, high, em, row, or, word);
    case TS_KEY_INT:
        return ts_arena_printf(ctx->scratch, TS_BOTH("a whole number from %d to %d", "%d 至 %d 的整数"),
                               least, most, least, most);
    case TS_KEY_SHARE:
        return ts_arena_printf(
            ctx->scratch,
            TS_BOTH("a share of an em, %g to %g, such as 1/4", "字身的几分之几（%g 至 %g），例如 1/4"),
            least_share, most_share, least_share, most_share);
    case TS_KEY_BOOL:
        return TS_BOTH("yes or no", "“是”或“否”");
    case TS_KEY_COLOUR:
        return TS_BOTH("a colour: C M Y K in percent, such as 0 0 0 20 for a grey, black, white or red",
                       "颜色：C M Y K 百分数，例如浅灰 0 0 0 20，或 黑 白 红");
    case TS_KEY_CHOICE:
    case TS_KEY_SIZE_TABLE:
        choices = list_choices(ctx, key);
        return ts_arena_printf(ctx->scratch, TS_BOTH("one of %s", "下列之一：%s"), choices, choices);
    default:
        return TS_BOTH("one value", "一个值");
    }
}

/* Room for a field of any kind. */
union field {
    ts_len length;
    int number;
    bool truth;
    struct ts_colour colour;
    const char *string;
};

static bool is_taken(const struct ts_key *key, const char *value, const struct ts_units *units) {
    union field field = {0};
    return ts_field_store(key, value, units, (char *)&field);
}

/* Full-width letters, digits and marks made half-width, capitals small, no blanks around it. */
static const char *plain(struct ts_ctx *ctx, const char *value) {
    size_t left = strlen(value), used, n = 0;
    char *to = ts_arena_alloc(ctx->scratch, left + 1, 1);
    for (const char *p = value; left; p += used, left -= used) {
        uint32_t c = ts_utf8_decode(p, left, &used);
        if (c == 0x3000 || c == 0x3001) /* a blank, a pause */
            c = c == 0x3000 ? ' ' : ',';
        if (c >= 0xFF01 && c <= 0xFF5E)
            c -= 0xFEE0;
        if (c >= 'A' && c <= 'Z')
            c += 'a' - 'A';
        if (c < 0x80 && (c != ' ' || n))
            to[n++] = (char)c;
        else if (c >= 0x80) {
            memcpy(to + n, p, used);
            n += used;
        }
    }
    while (n && to[n - 1] == ' ')
        n--;
    to[n] = 0;
    return to;
}

/* A colour's numbers apart by single blanks, whatever stood between them. */
static const char *spaced(struct ts_ctx *ctx, const char *value) {
    char *to = ts_arena_alloc(ctx->scratch, strlen(value) + 1, 1);
    size_t n = 0;
    for (const char *p = value; *p; p++)
        if (!strchr(",%/ ", *p))
            to[n++] = *p;
        else if (n && to[n - 1] != ' ')
            to[n++] = ' ';
    while (n && to[n - 1] == ' ')
        n--;
    to[n] = 0;
    return to;
}

/* 5号 and 小4 as the tables have them: 五号, 小四. */
static const char *numeral(struct ts_ctx *ctx, const char *value) {
    static const char *const numerals[] = {"初", "一", "二", "三", "四", "五", "六", "七", "八"};
    const char *digit = strpbrk(value, "012345678");
    return digit ? ts_arena_printf(ctx->scratch, "%.*s%s%s", (int)(digit - value), value,
                                   numerals[*digit - '0'], digit + 1)
                 : value;
}

static const char *centimetres(struct ts_ctx *ctx, const char *value) {
    char *end;
    double n = strtod(value, &end);
    while (*end == ' ')
        end++;
    bool is_cm =
        end != value && (strcmp(end, "cm") == 0 || strcmp(end, "厘米") == 0 || strcmp(end, "公分") == 0);
    return is_cm ? ts_arena_printf(ctx->scratch, "%gmm", n * 10) : value;
}

/* 48磅 is 48pt. */
static const char *points(struct ts_ctx *ctx, const char *value) {
    bool is = ts_slice_has_ending(value, "磅");
    return is ? ts_arena_printf(ctx->scratch, "%.*spt", (int)(strlen(value) - strlen("磅")), value) : value;
}

/* 小五号 is 小五. */
static const char *small_size(struct ts_ctx *ctx, const char *value) {
    bool is = ts_slice_has_ending(value, "号");
    return is ? ts_arena_printf(ctx->scratch, "%.*s", (int)(strlen(value) - strlen("号")), value) : value;
}

/* A count with what is counted, 5栏, 3行. */
static const char *count(struct ts_ctx *ctx, const char *value) {
    size_t n = strspn(value, "0123456789");
    return ts_arena_printf(ctx->scratch, "%.*s", (int)n, value);
}

/* 黑体 is the key's 黑, 宋体 its 报宋. */
static const char *face(struct ts_ctx *ctx, const char *value, const char *prefix) {
    bool body = ts_slice_has_ending(value, "体");
    return ts_arena_printf(ctx->scratch, "%s%.*s", prefix, (int)(strlen(value) - (body ? strlen("体") : 0)),
                           value);
}

const char *ts_field_meant(struct ts_ctx *ctx, const struct ts_key *key, const char *value,
                           const struct ts_units *units) {
    if (!*value)
        return NULL;
    const char *base = plain(ctx, value);
    const char *nearest = key->choices ? ts_schema_nearest_choice(key->choices, base) : NULL;
    const char *const tries[] = {
        base,
        ts_arena_printf(ctx->scratch, "%s点", base), /* a bare number */
        ts_arena_printf(ctx->scratch, "%s号", base),
        numeral(ctx, base),
        centimetres(ctx, base),
        points(ctx, base),
        small_size(ctx, base),
        key->kind == TS_KEY_INT ? count(ctx, base) : value,
        spaced(ctx, base),
        face(ctx, base, ""),
        face(ctx, base, "报"),
        nearest ? nearest : value,
    };
    for (size_t i = 0; i < sizeof tries / sizeof *tries; i++)
        if (is_taken(key, tries[i], units))
            return tries[i];
    return NULL;
}
