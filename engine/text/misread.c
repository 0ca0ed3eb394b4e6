#include "text/misread.h"

#include "base/lang.h"
#include "base/utf8.h"
#include "text/detect.h"

#include <ctype.h>
#include <iconv.h>
#include <string.h>
#include <uchar.h>

enum {
    FIRST_BACK = 12,  /* bytes of a stretch that are converted back, first */
    MOST_BACK = 240,  /* and if they may be something */
    MOST_SHOWN = 12,  /* characters in the message */
    LEAST_LATIN = 4,  /* of GBK read as Windows-1252 */
    LEAST_QUOTED = 3, /* =E4=B8=AD */
    MOST_WRONG = 3,   /* bytes in a row that were lost on the way */
    LEAST_QUOTED_LINES = 4
};

/* What two bytes that begin a Han character in UTF-8 are in GBK, E4 B8 to E9 BF, and those of marks: 鈥 銆 锛
 * 锝 锟. In order of code point. */
static const char32_t beginnings[] =
    U"妗妞妤妫妯妲妾姊姒姗姘姝姣姹娅娆娈娉娌娑娓娣娲娴娼婀婊婕婢婧婵宀宄宓宕宥宸寤寮寰搴杈杌杓杞杩"
    U"棣棰椁椋椐椤椴椹楂楗楝楠楣楦楫楱楸楹榀榄榇榈榉榘榛榧榫榭榻槌槎浜浠浣浼涓涔淇渚澧澶澹濂濉濞濠"
    U"濡濮濯瀚瀛瀣瀵瀹灏灞琚琛瑁瑕瑗瑙瑜瑭瑷瑾璀璁璇璋璎璐璜璞璧璨璩璺瓒甯纭纰纾绀绁绂绉绋绌绐绔绗"
    U"绛绠绡绨绫绮绯绱绲绶绺绻绾缁缂缃缇缈缍褰蹇鈥銆鍊鍋鍌鍍鍎鍏鍐鍑鍒鍓鍔鍕鍖鍗鍘鍙鍚鍛鍜鍝鍞鍟鍠"
    U"鍡鍢鍣鍤鍥鍦鍧鍨鍩鍫鎬鎭鎮鎯鎰鎱鎲鎳鎴鎵鎶鎷鎸鎹鎺鎻鎼鎽鎾鎿鏀鏁鏂鏃鏄鏅鏆鏇鏈鏉鏋鏌鏍鐎鐏鐐"
    U"鐑鐒鐓鐔鐕鐖鐗鐘鐙鐚鐛鐜鐝鐞鐟鐠鐡鐢鐣鐤鐥鐦鐧鐨鐩鐪鐫鐬鐭鐮鑰鑱鑲鑳鑴鑵鑶鑷鑸鑹鑺鑻鑼鑽鑾鑿"
    U"钀钁钂钃钄钑钖钘铇铏铓铔铚铦铻锛锜锝锟锠閫閬閭閮閯閰閱閲閳閴閵閶閷閸閹閺閻閼閽閾閿闀闁闂闃闄"
    U"闅闆闇闈闉闊闋韪韫韬骞";

static bool is_beginning(uint32_t cp) {
    size_t low = 0, high = sizeof beginnings / sizeof *beginnings - 1;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (beginnings[middle] < cp)
            low = middle + 1;
        else
            high = middle;
    }
    return low < sizeof beginnings / sizeof *beginnings - 1 && beginnings[low] == cp;
}

/* Four that begin the marks of any text; no copy has them otherwise. */
static bool is_mark_beginning(uint32_t cp) {
    return cp == U'鈥' || cp == U'銆' || cp == U'锛' || cp == U'锟';
}

/* --- characters back into bytes ------------------------------------------------------------------------- */

/* The byte of Windows-1252 that a character is; -1 = none. */
static int western_byte(uint32_t cp) {
    static const char32_t high[] = U"€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8DŽ\x8F\x90‘’“”•–—˜™š›œ\x9DžŸ";
    for (int i = 0; i < 32; i++)
        if (high[i] == cp)
            return 0x80 + i;
    return cp >= 0x80 && cp <= 0xFF ? (int)cp : -1;
}

/* The bytes of a stretch in Windows-1252, until a character that has none or is ASCII. */
static size_t western_bytes(struct ts_slice text, char *to) {
    size_t n = 0;
    for (size_t i = 0, used; i < text.n && n < MOST_BACK; i += used) {
        int byte = western_byte(ts_utf8_decode(text.p + i, text.n - i, &used));
        if (byte < 0)
            break;
        to[n++] = (char)byte;
    }
    return n;
}

/* Converters, opened when they are asked for. */
struct converters {
    iconv_t into_chinese, from_chinese;
    bool opened;
};

static void open_converters(struct converters *c) {
    if (!c->opened) {
        c->into_chinese = iconv_open("GB18030", "UTF-8");
        c->from_chinese = iconv_open("UTF-8", "GB18030");
    }
    c->opened = true;
}

static void close_converters(struct converters *c) {
    if (c->opened && c->into_chinese != (iconv_t)-1)
        iconv_close(c->into_chinese);
    if (c->opened && c->from_chinese != (iconv_t)-1)
        iconv_close(c->from_chinese);
}

static size_t convert(iconv_t with, struct ts_slice text, char *to, size_t room) {
    char *in = (char *)(uintptr_t)text.p, *out = to; /* iconv does not write to it */
    size_t left = text.n;
    if (with == (iconv_t)-1)
        return 0;
    iconv(with, NULL, NULL, NULL, NULL);
    iconv(with, &in, &left, &out, &room);
    return (size_t)(out - to);
}

/* At most `most` bytes of a stretch in GBK, until ASCII. What Windows has for 0x80 is €; what was lost, ? and
 * U+FFFD, is a byte that begins nothing. */
static size_t chinese_bytes(struct converters *c, struct ts_slice text, char *to, size_t most) {
    size_t n = 0;
    open_converters(c);
    for (size_t i = 0, used; i < text.n && n + 4 < most; i += used) {
        uint32_t cp = ts_utf8_decode(text.p + i, text.n - i, &used);
        if (cp < 0x80 && cp != '?')
            break;
        bool lost = cp == '?' || cp == 0xFFFD, euro = cp == 0x20AC;
        size_t made = lost || euro
                          ? 0
                          : convert(c->into_chinese, (struct ts_slice){text.p + i, used}, to + n, most - n);
        if (!made)
            to[n] = euro ? '\x80' : '?';
        n += made ? made : 1;
    }
    return n;
}

/* --- bytes as what they were ---------------------------------------------------------------------------- */

struct found {
    char text[2 * MOST_BACK]; /* what it may have been */
    size_t n, bytes;          /* of the text; of those converted back */
    size_t good, whole;       /* of these, those that read; characters of more than one byte */
};

static void add(struct found *f, const char *bytes, size_t n) {
    memcpy(f->text + f->n, bytes, n);
    f->n += n;
}

/* Bytes as UTF-8, up to where they are none; what was lost between is a U+FFFD. */
static struct found as_utf8(const char *bytes, size_t n, size_t least) {
    struct found f = {.n = 0};
    size_t wrong = 0;
    for (size_t i = 0, used; i < n && wrong <= MOST_WRONG && f.n + 8 < sizeof f.text; i += used) {
        bool bad = ts_utf8_decode(bytes + i, n - i, &used) == TS_UTF8_BAD || used < least;
        if (bad) {
            used = 1;
            wrong++;
            continue;
        }
        if (wrong && f.whole)
            add(&f, "\xEF\xBF\xBD", 3);
        wrong = 0;
        add(&f, bytes + i, used);
        f.bytes = i + used;
        f.good += used;
        f.whole++;
    }
    return f;
}

static struct found as_chinese(struct converters *c, const char *bytes, size_t n) {
    struct found f = {.bytes = n};
    open_converters(c);
    f.n = convert(c->from_chinese, (struct ts_slice){bytes, n}, f.text, sizeof f.text);
    f.whole = ts_utf8_count(f.text, f.n);
    return f;
}

static bool reads_better(const struct found *f, struct ts_slice before) {
    return ts_detect_score((struct ts_slice){f->text, f->n}, 0) > ts_detect_score(before, 0);
}

/* It has frequent characters: 璀璨瑰宝 goes back to 貹屦, which are none. */
static bool is_chinese(const struct found *f) {
    return ts_detect_score((struct ts_slice){f->text, f->n}, 0) > 0;
}

/* --- the kinds ------------------------------------------------------------------------------------------ */

static struct ts_slice characters(struct ts_slice text, size_t most) {
    size_t n = 0, used;
    for (size_t i = 0; i < most && n < text.n; i++, n += used)
        ts_utf8_decode(text.p + n, text.n - n, &used);
    return (struct ts_slice){text.p, n};
}

/* Few characters are looked at first: in sound copy a beginning is a rare character, and nothing follows. */
static bool is_utf8_as_chinese(struct converters *c, struct ts_slice text, uint32_t cp, struct found *f,
                               struct ts_slice *before) {
    char bytes[MOST_BACK] = "";
    if (!is_beginning(cp))
        return false;
    size_t n = chinese_bytes(c, text, bytes, FIRST_BACK);
    if (n > 2 && is_mark_beginning(cp) && bytes[2] == '?') { /* 鈥?: its third byte was lost */
        *f = (struct found){.text = "\xEF\xBF\xBD", .n = 3, .bytes = 3, .whole = 1};
        *before = characters(text, 2);
        return true;
    }
    if (!as_utf8(bytes, n, 3).whole)
        return false;
    n = chinese_bytes(c, text, bytes, MOST_BACK);
    *f = as_utf8(bytes, n, 3);
    *before = characters(text, (f->bytes + 1) / 2);
    return f->whole >= (is_mark_beginning(cp) ? 1 : 2) && 3 * f->good >= 2 * f->bytes &&
           reads_better(f, *before) && (is_mark_beginning(cp) || is_chinese(f));
}

static bool is_utf8_as_western(struct converters *c, struct ts_slice text, uint32_t cp, struct found *f,
                               struct ts_slice *before) {
    char bytes[MOST_BACK] = "";
    (void)c;
    if (cp < 0xC2 || cp > 0xEF)
        return false;
    size_t n = western_bytes(text, bytes);
    *f = as_utf8(bytes, n, 2);
    *before = characters(text, f->bytes);
    return f->whole >= 1 && 3 * f->good >= 2 * f->bytes;
}

/* No language writes four letters with accents beside each other and none without. */
static bool is_chinese_as_western(struct converters *c, struct ts_slice text, uint32_t cp, struct found *f,
                                  struct ts_slice *before) {
    char bytes[MOST_BACK] = "";
    if (cp < 0xA1 || cp > 0xFE)
        return false;
    size_t n = western_bytes(text, bytes);
    if (n < LEAST_LATIN || n % 2)
        return false;
    *f = as_chinese(c, bytes, n);
    *before = characters(text, n);
    return f->whole == n / 2 && ts_detect_score((struct ts_slice){f->text, f->n}, 0) > 0;
}

static int hex(char c) {
    return isdigit((unsigned char)c) ? c - '0' : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

static bool is_quoted(struct converters *c, struct ts_slice text, uint32_t cp, struct found *f,
                      struct ts_slice *before) {
    char bytes[MOST_BACK] = "";
    size_t n = 0;
    for (; cp == '=' && n < MOST_BACK && 3 * n + 2 < text.n && text.p[3 * n] == '='; n++) {
        int high = hex(text.p[3 * n + 1]), low = hex(text.p[3 * n + 2]);
        if (high < 8 || low < 0)
            break;
        bytes[n] = (char)(16 * high + low);
    }
    if (n < LEAST_QUOTED)
        return false;
    *f = as_utf8(bytes, n, 2);
    if (f->bytes != n || f->good != n)
        *f = as_chinese(c, bytes, n);
    *before = characters(text, 3 * n);
    return f->whole >= 1;
}

static bool find_kind(struct converters *c, struct ts_slice text, uint32_t cp, const char **kind,
                      struct found *f, struct ts_slice *before) {
    static const struct {
        bool (*is)(struct converters *, struct ts_slice, uint32_t, struct found *, struct ts_slice *);
        const char *kind;
    } kinds[] = {{is_utf8_as_chinese, TS_BOTH("UTF-8 read as GBK", "UTF-8 误作 GBK")},
                 {is_utf8_as_western, TS_BOTH("UTF-8 read as Windows-1252", "UTF-8 误作 Windows-1252")},
                 {is_chinese_as_western, TS_BOTH("GBK read as Windows-1252", "GBK 误作 Windows-1252")},
                 {is_quoted, TS_BOTH("quoted-printable of a mail", "邮件的 quoted-printable 编码")}};
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++)
        if (kinds[k].is(c, text, cp, f, before)) {
            *kind = kinds[k].kind;
            return true;
        }
    return false;
}

/* --- the report ----------------------------------------------------------------------------------------- */

static const char *shown(struct ts_ctx *ctx, struct ts_slice text) {
    struct ts_slice head = characters(text, MOST_SHOWN);
    return ts_arena_printf(ctx->scratch, "%.*s%s", (int)head.n, head.p, head.n < text.n ? "…" : "");
}

/* Behind the stretch of characters that Windows-1252 has: no kind begins within one that is none itself. */
static size_t stretch(struct ts_slice text, size_t used) {
    size_t i = used;
    while (i < text.n && western_byte(ts_utf8_decode(text.p + i, text.n - i, &used)) >= 0)
        i += used;
    return i;
}

/* The first of a line. */
static void report_line(struct ts_ctx *ctx, const struct ts_source *s, struct converters *c, size_t i,
                        size_t end) {
    for (size_t used; i < end; i += used) {
        const char *kind;
        struct found f;
        struct ts_slice before, rest = ts_slice_cut(s->text, i, end);
        uint32_t cp = ts_utf8_decode(rest.p, rest.n, &used);
        if (cp < 0x80 && cp != '=')
            continue;
        if (find_kind(c, rest, cp, &kind, &f, &before)) {
            TS_DIAG(ctx->diag, TS_TEXT_MISREAD, ts_source_place(s, i), shown(ctx, before), kind,
                    shown(ctx, (struct ts_slice){f.text, f.n}));
            return;
        }
        if (cp >= 0x80 && cp <= 0xFF)
            used = stretch(rest, used);
    }
}

/* --- a mail's answer ------------------------------------------------------------------------------------ */

/* Lines that begin with > are a quotation in an article; if nearly all do, it is one that was answered. */
static void report_quoted(struct ts_ctx *ctx, const struct ts_source *s) {
    size_t quoted = 0, lines = 0, first = 0;
    for (size_t line = 0; line < s->n_lines; line++) {
        char c = s->line_starts[line] < s->text.n ? s->text.p[s->line_starts[line]] : '\n';
        if (c == '>' && !quoted++)
            first = line;
        lines += c != '\n';
    }
    if (quoted >= LEAST_QUOTED_LINES && 5 * quoted >= 4 * lines)
        TS_DIAG(ctx->diag, TS_TEXT_QUOTED, ts_source_place(s, s->line_starts[first]),
                ts_arena_printf(ctx->scratch, "%zu", quoted));
}

void ts_misread_report(struct ts_ctx *ctx, const struct ts_source *s) {
    struct converters c = {.opened = false};
    for (size_t line = 0; line < s->n_lines; line++)
        report_line(ctx, s, &c, s->line_starts[line],
                    line + 1 < s->n_lines ? s->line_starts[line + 1] - 1 : s->text.n);
    close_converters(&c);
    report_quoted(ctx, s);
}
