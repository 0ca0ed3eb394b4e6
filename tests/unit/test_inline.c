/* text/inline: markup inside a paragraph, as the manual gives it. */
#include "testing.h"

#include "text/inline.h"

#include <time.h>

/* The spans of a text, "|" between them: letters of what they are marked as, "=", the text, ":" and the ruby.
 * S strong, E emphasis, D dots, N name, T title, F frame, M note mark, R ruby, X struck, U raised, W lowered,
 * V verbatim, K link, whose address stands in parentheses; elements of names are counted. The copy names two
 * addresses, 1 and Ref. */
static const char *spans_of(const char *text) {
    static const uint32_t first_line[] = {0};
    static const char letters[] = "LISEDNTFMR-+KXUWV"; /* the bits of ts_marked, in order */
    struct ts_source source = {
        .name = "a.txt", .text = ts_slice_of(text), .line_starts = first_line, .n_lines = 1};
    fresh();
    struct ts_addresses addresses = {0};
    *TS_VEC_ADD(ctx.keep, &addresses.list) =
        (struct ts_named_address){ts_slice_of("1"), ts_slice_of("https://one.example"), false};
    *TS_VEC_ADD(ctx.keep, &addresses.list) =
        (struct ts_named_address){ts_slice_of("Ref"), ts_slice_of("https://ref.example"), false};
    struct ts_inline_text from = {.source = &source, .text = source.text, .addresses = &addresses};
    struct ts_spans spans = {0};
    ts_inline_read(&ctx, &from, 0, (uint32_t)source.text.n, 0, &spans);
    char *out = ts_arena_alloc(ctx.keep, 16 * source.text.n + 16, 1), *p = out;
    for (size_t i = 0; i < spans.list.n; i++) {
        const struct ts_span *s = &spans.list.v[i];
        p += sprintf(p, "%s", i ? "|" : "");
        for (int k = 0; letters[k]; k++)
            if (s->marked >> k & 1)
                *p++ = letters[k];
        if (s->element)
            p += sprintf(p, "%u", s->element);
        p += sprintf(p, "%s%.*s", s->marked ? "=" : "", (int)(s->end - s->begin), text + s->begin);
        if (s->ruby.n)
            p += sprintf(p, ":%.*s", (int)s->ruby.n, s->ruby.p);
        if (s->link.n)
            p += sprintf(p, "(%.*s)", (int)s->link.n, s->link.p);
    }
    return out;
}

struct row {
    const char *text, *want;
};

static void check_rows(const struct row *rows, size_t n) {
    for (size_t i = 0; i < n; i++) {
        const char *got = spans_of(rows[i].text);
        ROW(strcmp(got, rows[i].want) == 0, "%s: got %s, expected %s", rows[i].text, got, rows[i].want);
    }
    ROWS_PASSED();
}

#define CHECK_ROWS(rows) check_rows(rows, N_ROWS(rows))

static void stars(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"甲**乙**丙", "甲|S=乙|丙"},
        {"甲*乙*丙", "甲|E=乙|丙"},
        {"***甲***乙", "SE=甲|乙"},
        {"**甲*乙*丙**", "S=甲|SE=乙|S=丙"},
        {"*甲**乙**丙*", "E=甲|SE=乙|E=丙"},
        {"**甲*乙***丙", "S=甲|SE=乙|丙"},
        {"**甲****乙**", "S=甲****乙"}, /* a row of four neither opens nor closes */
        {"**甲**和**乙**", "S=甲|和|S=乙"},
        /* beside Chinese marks, where CommonMark's rule of flanking fails */
        {"**“重点”**后文", "S=“重点”|后文"},
        {"**重点。**后文，（**重点**）", "S=重点。|后文，（|S=重点|）"},
        {"见《**书**》", "见《|S=书|》"},
        /* three stars close one where only one is open */
        {"*语气***重点**", "E=语气|S=重点"},
        {"**重点***语气*", "S=重点|E=语气"},
        {"**甲*乙***丙", "S=甲|SE=乙|丙"},
        {"*甲**乙***丙", "E=甲|SE=乙|丙"},
        /* emphasis behind a surname that begins no word */
        {"大王**重点**", "大王|S=重点"},
    };
    CHECK_ROWS(rows);
}

/* CommonMark's examples (spec 0.31, "Emphasis and strong emphasis", by their numbers) whose text is Western:
 * there nothing differs but what a * does inside a word. */
static void emphasis_as_in_commonmark(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"*foo bar*", "E=foo bar"},                         /* 350 */
        {"a * foo bar*", "a * foo bar*"},                   /* 351 */
        {"_foo bar_", "E=foo bar"},                         /* 357 */
        {"_ foo bar_", "_ foo bar_"},                       /* 358 */
        {"foo_bar_", "foo_bar_"},                           /* 360 */
        {"5_6_78", "5_6_78"},                               /* 361 */
        {"foo-_(bar)_", "foo-|E=(bar)"},                    /* 364 */
        {"_foo*", "_foo*"},                                 /* 365 */
        {"_foo_bar", "_foo_bar"},                           /* 375 */
        {"_foo_bar_baz_", "E=foo_bar_baz"},                 /* 377 */
        {"_(bar)_.", "E=(bar)|."},                          /* 378 */
        {"**foo bar**", "S=foo bar"},                       /* 379 */
        {"__foo bar__", "S=foo bar"},                       /* 383 */
        {"foo__bar__", "foo__bar__"},                       /* 387 */
        {"__foo, __bar__, baz__", "S=foo, |S=bar|S=, baz"}, /* 390 */
        {"__foo__bar__baz__", "S=foo__bar__baz"},           /* 403 */
        {"_foo __bar__ baz_", "E=foo |SE=bar|E= baz"},      /* 407 */
        {"*foo *bar**", "E=foo |E=bar"},                    /* 409 */
        {"*foo **bar** baz*", "E=foo |SE=bar|E= baz"},      /* 411 */
        {"*foo **bar***", "E=foo |SE=bar"},                 /* 416 */
        {"***foo** bar*", "SE=foo|E= bar"},                 /* 415 */
        {"foo***bar***baz", "foo|SE=bar|baz"},              /* 418 */
        {"**foo *bar* baz**", "S=foo |SE=bar|S= baz"},      /* 430 */
        {"***foo***", "SE=foo"},                            /* 466 */
        {"_____foo_____", "SE=foo"},                        /* 467 */
        {"*foo _bar* baz_", "E=foo _bar| baz_"},            /* 468 */
        {"**foo**bar", "S=foo|bar"},                        /* 396 */
        {"foo *", "foo *"},
        {"foo *\\**", "foo |E=*"}, /* 437 */
        {"**foo*", "*|E=foo"},     /* 442 */
        {"*foo**", "E=foo|*"},     /* 443 */
        {"***foo**", "*|S=foo"},   /* 444 */
        {"****foo*", "***|E=foo"}, /* 445 */
        {"**foo***", "S=foo|*"},   /* 446 */
        {"*foo****", "E=foo|***"}, /* 447 */
        {"__foo_", "_|E=foo"},     /* 455 */
        {"`a*`*", "V=a*|*"},
        /* GFM, "Strikethrough" */
        {"~~Hi~~ Hello", "X=Hi| Hello"},
        {"This ~~~is~~~ text", "This ~~~is~~~ text"},
    };
    CHECK_ROWS(rows);
}

/* An underscore beside Han: what writers of Chinese mean, and what files are called. */
static void underscores(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"_重点_后文", "E=重点|后文"},
        {"后文_重点_，", "后文|E=重点|，"},
        {"（_重点_）", "（|E=重点|）"},
        {"__重点__后文", "S=重点|后文"},
        {"_“甲”_、_“乙”_", "E=“甲”|、|E=“乙”"},
        {"后文__《书》__后文", "后文|S=《书》|后文"}, /* a mark stands beside them, as in no name */
        {"后文_“重点”_后文", "后文|E=“重点”|后文"},
        {"___甲___", "SE=甲"},
        {"__甲_乙_丙__", "S=甲_乙_丙"}, /* a name inside strong text */
        {"__甲，_乙_，丙__", "S=甲，|SE=乙|S=，丙"},
        {"snake_case_name", "snake_case_name"},
        {"变量snake_case的值_x_", "变量snake_case的值|E=x"},
        {"会议纪要_定稿_终版", "会议纪要_定稿_终版"},
        {"报告_定稿_v2.docx", "报告_定稿_v2.docx"},
        {"后文__重点__后文", "后文__重点__后文"},
        {"第____页", "第____页"},
        {"姓名：____", "姓名：____"},
        {"\\_甲_", "_甲_"},
    };
    CHECK_ROWS(rows);
}

static void struck_text(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"甲~~旧文~~乙", "甲|X=旧文|乙"},
        {"~~“旧”~~，新", "X=“旧”|，新"},
        {"~~甲**乙**~~", "X=甲|SX=乙"},
        {"**甲~~乙~~**", "S=甲|SX=乙"},
        {"3~5元，6~8天", "3~5元，6~8天"}, /* a range */
        {"好的~~", "好的~~"},
        {"~~~甲~~~", "~~~甲~~~"},
        {"甲~~乙", "甲~~乙"},
        {"\\~~甲~~", "~~甲~~"},
    };
    CHECK_ROWS(rows);
}

static void tags(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"<b>甲</b>乙", "S=甲|乙"},
        {"<STRONG>甲</strong>", "S=甲"},
        {"<i>甲</i><em>乙</em>", "E=甲|E=乙"},
        {"<s>甲</s><del>乙</del>", "X=甲|X=乙"},
        {"m<sup>2</sup>，CO<sub>2</sub>", "m|U=2|，CO|W=2"},
        {"m[2]{上标}，CO[2]{lowered}", "m|U=2|，CO|W=2"},
        {"<b>甲<i>乙</i></b>", "S=甲|SE=乙"},
        {"<b>甲<b>乙</b></b>丙", "S=甲|S=乙|丙"},
        {"<b class=\"x\">甲</b>", "S=甲"},
        {"<a href=\"https://a.example\">甲</a>", "K=甲(https://a.example)"},
        {"**<b>甲</b>**", "S=甲"},
        {"<b>**甲*</b>", "S=*|SE=甲"},
        /* what is no tag, or means nothing here, is text */
        {"<b>甲", "V=<b>|甲"},
        {"甲</b>", "甲|V=</b>"},
        {"<div>甲</div>", "V=<div>|甲|V=</div>"},
        {"<a>甲</a>", "V=<a>|甲|V=</a>"},
        {"a<b，c>d", "a<b，c>d"},
        {"1<2和3>2", "1<2和3>2"},
        {"<甲>", "<甲>"},
        {"< b>甲", "< b>甲"},
        {"\\<b>甲</b>", "<b>甲|V=</b>"},
        {"`<b>`", "V=<b>"},
    };
    CHECK_ROWS(rows);
}

static void stars_that_are_text(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"5*3*2", "5*3*2"},
        {"a*b*c", "a*b*c"},
        {"甲 * 乙 * 丙", "甲 * 乙 * 丙"},
        {"王**、李**等", "王**、李**等"},
        {"甲**乙", "甲**乙"},
        {"** 甲**", "** 甲**"},
        {"**甲 **", "**甲 **"},
        {"**", "**"},
        {"*", "*"},
        {"甲*（*", "甲*（*"},
        {"****", "****"},
        {"\\*甲\\*", "*甲|*"},
        {"\\**甲*", "*|E=甲"},
        {"甲\\", "甲\\"},
        {"\\甲", "\\甲"},
        {"**甲\\**乙**", "S=甲|S=**乙"},
        /* names made unknown: a surname and two stars */
        {"王**和李**都来了", "王**和李**都来了"},
        {"张**说，李**也说", "张**说，李**也说"},
        {"被告人赵**与刘**", "被告人赵**与刘**"},
    };
    CHECK_ROWS(rows);
}

static void links(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"见[厂志](https://a.example/x)。", "见|K=厂志(https://a.example/x)|。"},
        {"[**厂**志](a.html)", "SK=厂(a.html)|K=志(a.html)"},
        {"**[厂志](a.html)**", "SK=厂志(a.html)"},
        {"[厂志](<https://a.example/(1)>)", "K=厂志(https://a.example/(1))"},
        {"[厂志](https://a.example/(1))", "K=厂志(https://a.example/(1))"},
        {"[厂志](a.html \"题\")", "K=厂志(a.html)"},
        {"[[厂]志](a.html)", "K=[厂]志(a.html)"},
        {"<https://a.example/x>和<b@a.example>",
         "K=https://a.example/x(https://a.example/x)|和|K=b@a.example(b@a.example)"},
        /* bare ones end where the sentence does */
        {"见https://a.example/x_y_z。", "见|K=https://a.example/x_y_z(https://a.example/x_y_z)|。"},
        {"见www.a.example，", "见|K=www.a.example(www.a.example)|，"},
        {"**https://a.example/**后", "SK=https://a.example/(https://a.example/)|后"},
        {"(https://a.example/(x))", "(|K=https://a.example/(x)(https://a.example/(x))|)"},
        {"xhttps://a.example", "xhttps://a.example"},
        {"https://", "https://"},
        {"hwf", "hwf"},
        {"[见https://a.example](b.html)", "K=见https://a.example(b.html)"}, /* no link in a link */
        /* named ones */
        {"[甲][1]乙", "K=甲(https://one.example)|乙"},
        {"[甲][ref]", "K=甲(https://ref.example)"},
        {"[Ref][]乙", "K=Ref(https://ref.example)|乙"},
        {"[Ref]乙", "K=Ref(https://ref.example)|乙"},
        {"甲[1]乙", "甲|K=[1](https://one.example)|乙"}, /* a citation keeps its brackets */
        {"[甲][无]", "[甲][无]"},
        {"[无]", "[无]"},
        {"[2][3]", "[2][3]"},
        /* what is no address is text */
        {"[甲](乙)", "[甲](乙)"},
        {"[注](见图1.2)", "[注](见图1.2)"},
        {"[甲](1)", "[甲](1)"},
        {"[甲] (a.html)", "[甲] (a.html)"},
        {"[甲](a.html", "[甲](a.html"},
        {"![甲](a.jpg)乙", "V=![甲](a.jpg)|乙"},
        {"\\[甲](a.html)", "[甲](a.html)"},
        {"甲<乙>丙", "甲<乙>丙"},
        {"1<2和3>2", "1<2和3>2"},
        {"<div>", "V=<div>"},
    };
    CHECK_ROWS(rows);
    spans_of("见[厂志](https://a.example/x)。");
    assert_true(said("a.txt:1:7: note: the address behind this link is not printed: https://a.example/x"));
    spans_of("[https://a.example/x](https://a.example/x)");
    assert_true(!said("is not printed")); /* it is what is set */
}

static void code_and_escapes(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"打`make`即可", "打|V=make|即可"},
        {"``a`b``", "V=a`b"},
        {"`**甲**`和**乙**", "V=**甲**|和|S=乙"},
        {"` a `", "V=a"},
        {"``", "``"},
        {"`甲", "`甲"},
        {"甲``乙`丙", "甲``乙`丙"},
        {"\\`甲\\`", "`甲|`"},
        {"\\# 甲", "# 甲"},
        {"1\\. 甲\\_乙", "1|. 甲|_乙"},
        {"C:\\甲", "C:\\甲"}, /* before a letter it is itself */
        {"[重点]{重点}，[语气]{语气}", "S=重点|，|E=语气"},
        {"[，起于标点]{strong}后", "S=，起于标点|后"},
    };
    CHECK_ROWS(rows);
}

static void names_and_titles(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"[甲]{着重}乙", "D=甲|乙"},
        {"[甲]{dots}", "D=甲"},
        {"[甲]{专名}[乙]{name}", "N1=甲|N2=乙"},
        {"[甲]{书名}[乙]{title}", "T1=甲|T2=乙"},
        {"[甲]{示亡}[乙]{death}", "F1=甲|F2=乙"},
        {"[甲**乙**]{专名}丙", "N1=甲|SN1=乙|丙"},
        {"[[甲]{着重}乙]{专名}", "DN1=甲|N1=乙"},
        {"**[甲]{专名}乙**", "SN1=甲|S=乙"},
        {"[甲]", "[甲]"},
        {"[甲] {专名}", "[甲] {专名}"},
        {"[]{专名}", "[]{专名}"},
        {"[甲{专名}", "[甲{专名}"},
        {"[甲]{专名", "[甲]{专名"},
        {"[甲]{别的}", "[甲]{别的}"},
        {"\\[甲]{专名}", "[甲]{专名}"},
    };
    CHECK_ROWS(rows);
}

static void rubies(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"{北京|běi|jīng}市", "R=北:běi|R=京:jīng|市"},
        {"{北京|Běi jīng}市", "R=北京:Běi jīng|市"},
        {"{北|a}", "R=北:a"},
        {"{北京|běi|}", "R=北:běi|京"},
        {"{花儿|huār}", "R=花儿:huār"},
        {"**{北|a}**", "SR=北:a"},
        {"[{张|zhāng}三]{专名}", "NR1=张:zhāng|N1=三"},
        {"{北京|a|b|c}", "{北京|a|b|c}"}, /* neither one nor as many as characters */
        {"{北京}", "{北京}"},
        {"{|a}", "{|a}"},
        {"{北|}", "{北|}"},
        {"{北|a", "{北|a"},
        {"\\{北|a}", "{北|a}"},
    };
    CHECK_ROWS(rows);
}

static void notes(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"甲[^1]乙", "甲|M=[|M=1]|乙"},
        {"甲[^注2]", "甲|M=[|M=注2]"},
        {"[^]", "[^]"},
        {"[^ 1]", "[^ 1]"},
        {"[^1", "[^1"},
    };
    CHECK_ROWS(rows);
}

static void doubtful_markup_is_reported(void **state) {
    (void)state;
    static const struct {
        const char *text, *message; /* NULL = nothing is said */
    } rows[] = {
        {"甲**乙", "a.txt:1:2: warning: ** has no partner"},
        {"甲乙[丙]{别的}", "a.txt:1:6: warning: {别的} is no mark"},
        {"{北京|a|b|c}", "a.txt:1:1: warning: {北京|a|b|c}: as many small texts"},
        {"甲**乙**", NULL},
        {"5*3", NULL},
        {"王**、李**等", NULL},
        {"[李四{专名}", "a.txt:1:4: warning: {专名} has no partner"},
        {"甲[^1。", "a.txt:1:2: warning: [^ has no partner"},
        {"甲![图](a.jpg)乙", "a.txt:1:7: warning: the picture a.jpg stands inside a paragraph"},
        {"好![见图](图一)", NULL},
        {"甲\\*\\*乙", NULL},
        {"甲__乙", "a.txt:1:2: warning: __ has no partner"},
        {"后文__重点__后文", "a.txt:1:3: warning: __ has no partner"},
        {"甲~~乙", "a.txt:1:2: warning: ~~ has no partner"},
        {"好的~~", NULL},
        {"甲____乙", NULL},
        {"__init__.py", NULL},
        {"snake__case", NULL},
        {"甲<font>乙", "a.txt:1:2: warning: <font> is no tag that is understood"},
        {"甲<DIV class=x>乙", "a.txt:1:2: warning: <DIV class=x> is no tag that is understood"},
        {"按<F1>键，<A1>格", NULL}, /* no tags of HTML */
        {"甲<b>乙", "a.txt:1:2: warning: <b> has no partner"},
        {"甲</i>乙", "a.txt:1:2: warning: </i> has no partner"},
        {"甲<b>乙</b>", NULL},
        {"[甲][无]", "a.txt:1:4: warning: no line [无]: https"},
        {"[1][2]", "a.txt:1:1: note: the address behind this link is not printed: https://one.example"},
        {"[2][3]", NULL},
        {"[甲] 乙", NULL},
        {"{甲}", NULL},
    };
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        spans_of(rows[i].text);
        char *said = NULL;
        size_t n = 0;
        FILE *f = open_memstream(&said, &n);
        ts_diag_print(ctx.diag, f, TS_ENGLISH, true);
        fclose(f);
        bool ok = rows[i].message ? strncmp(said, rows[i].message, strlen(rows[i].message)) == 0 : n == 0;
        ROW(ok, "%s: said %s", rows[i].text, said);
        free(said);
    }
    ROWS_PASSED();
}

/* What is no markup comes back whole: no byte of it is lost, and none is there twice. */
static void nothing_is_lost(void **state) {
    (void)state;
    static const char *const parts[] = {"*",  "**", "[",   "]",    "{",   "}",      "|", "\\",
                                        "^",  "甲", "a",   "，",   "“",   "{专名}", " ", "_",
                                        "__", "~~", "<b>", "</b>", "<i>", "`",      "!["};
    uint32_t seed = 7;
    for (int round = 0; round < 3000; round++) {
        char text[200] = "";
        for (int i = 0; i < 16; i++) {
            seed = seed * 1664525u + 1013904223u;
            strcat(text, parts[(seed >> 16) % N_ROWS(parts)]);
        }
        static const uint32_t first_line[] = {0};
        struct ts_source source = {
            .name = "a.txt", .text = ts_slice_of(text), .line_starts = first_line, .n_lines = 1};
        struct ts_inline_text from = {.source = &source, .text = source.text};
        struct ts_spans spans = {0};
        fresh();
        ts_inline_read(&ctx, &from, 0, (uint32_t)source.text.n, 0, &spans);
        uint32_t at = 0;
        size_t letters = 0, wanted = 0;
        bool ordered = true;
        for (size_t i = 0; i < spans.list.n; i++) {
            const struct ts_span *s = &spans.list.v[i];
            ordered &= s->begin >= at && s->end > s->begin && s->end <= source.text.n;
            at = s->end;
            for (uint32_t k = s->begin; k < s->end; k++)
                letters += (unsigned char)text[k] == 0xE7 || text[k] == 'a'; /* 甲 begins so */
            for (size_t k = 0; k < s->ruby.n; k++)
                letters += (unsigned char)s->ruby.p[k] == 0xE7 || s->ruby.p[k] == 'a';
        }
        for (const char *p = text; *p; p++)
            wanted += (unsigned char)*p == 0xE7 || *p == 'a';
        ROW(ordered && letters == wanted, "%s: %zu of %zu letters", text, letters, wanted);
    }
    ROWS_PASSED();
}

static void hostile_text_takes_linear_time(void **state) {
    (void)state;
    static const char *const parts[] = {
        "**甲 ",    "*",      "[",    "{",     "[[a]{专名}", "\\",      "**",       "{a|", "甲*",
        " ***甲",   "*甲***", "_甲 ", "*甲_ ", "_a*a ",      "*a **a ", "~~甲 ",    "<b>", "<b>甲</b>",
        "<a href=", "`甲``",  "www.", "[a][",  "![a](",      "h",       "a**b_c~~d"};
    for (size_t i = 0; i < N_ROWS(parts); i++) {
        size_t n = 100000, each = strlen(parts[i]);
        char *text = malloc(n * each + 1), *p = text;
        for (size_t k = 0; k < n; k++, p += each)
            memcpy(p, parts[i], each);
        *p = 0;
        clock_t start = clock();
        static const uint32_t first_line[] = {0};
        struct ts_source source = {
            .name = "a.txt", .text = {text, n * each}, .line_starts = first_line, .n_lines = 1};
        struct ts_inline_text from = {.source = &source, .text = source.text};
        struct ts_spans spans = {0};
        fresh();
        ts_inline_read(&ctx, &from, 0, (uint32_t)source.text.n, 0, &spans);
        double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
        ROW(spans.list.n > 0 && seconds < 20, "%s: %.1f s", parts[i], seconds); /* quadratic: an hour */
        free(text);
    }
    ROWS_PASSED();
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(stars),
        cmocka_unit_test(emphasis_as_in_commonmark),
        cmocka_unit_test(underscores),
        cmocka_unit_test(struck_text),
        cmocka_unit_test(tags),
        cmocka_unit_test(stars_that_are_text),
        cmocka_unit_test(links),
        cmocka_unit_test(code_and_escapes),
        cmocka_unit_test(names_and_titles),
        cmocka_unit_test(rubies),
        cmocka_unit_test(notes),
        cmocka_unit_test(doubtful_markup_is_reported),
        cmocka_unit_test(nothing_is_lost),
        cmocka_unit_test(hostile_text_takes_linear_time),
    };
    return RUN_TESTS(tests);
}
