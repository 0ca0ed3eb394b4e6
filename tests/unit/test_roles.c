/* text/roles and text/article: what each paragraph of the copy is; the rules are numbered as in text/roles.h.
 */
#include "reading.h"

#define TEXT "这是一段正文，讲的是事情的经过。\n"
#define LONG                                                                                                                                                    \
    "这一行没有句末标点但是它的字数超过了四十个字所以无论如何不能算作短行也就不能当作副题或者引题来排在标题" \
    "旁边\n"

static void rule_1_the_header_sets(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"---\n标题: 题\n---\n" TEXT TEXT, "Hbb"},
        {"---\n标题: 题\n---\n# 另一个\n" TEXT, "HSb"}, /* the copy's own is a second one */
        {"---\n标题: 题\n---\n# 题\n" TEXT, "Hb"},      /* it is given twice, and set once */
        {"---\n标题: 题\n---\n题\n===\n" TEXT, "Hb"},
        {"---\n副题: 副\n标题: 题\n---\n引\n# 题\n本报记者 某某\n" TEXT "## 小题\n" TEXT, "KHDWLSb"},
        {"---\n标题: 题\n---\n## 题\n" TEXT, "HSb"},                /* a subhead */
        {"---\n标题: 题\n---\n# 甲\n" TEXT "# 题\n" TEXT, "HSbSb"}, /* not the first */
        {"---\n引题: 引\n标题: 题\n副题: 副\n署名: 本报记者 某某\n---\n" TEXT, "KHDWb"},
        {"---\n引题: 引\n---\n# 题\n" TEXT, "KHb"},
        {"---\n问: 编者\n答: 专家\n---\n# 题\n编者：为什么？\n专家：因为如此。\n",
         "HQA"}, /* once each is enough */
        {"---\n答: 专家\n---\n# 题\n专家：先说两句。\n编者：为什么？\n编者：怎么办？\n专家：好。\n", "HAQQA"},
    };
    CHECK_ROWS(rows);
}

static void rule_2_signs_make_headings(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"# 题\n" TEXT, "Hb"},
        {"#   题  \n" TEXT, "Hb"},
        {"　　# 题\n" TEXT, "Hb"},
        {"# 题\n" TEXT "## 小题\n" TEXT, "HLSb"},
        {"# 题\n" TEXT "### 小题\n" TEXT, "HLSb"},
        {"# 题\n" TEXT "###### 小题\n" TEXT, "HLSb"},
        {"# 题\n" TEXT "# 又一题\n" TEXT, "HLSb"},
        {"#题\n" TEXT, "bb"},             /* no blank after the sign */
        {"#\n" TEXT, "bb"},               /* nothing after it */
        {"第1# 楼的住户。\n" TEXT, "bb"}, /* not at the start */
        {"####### 七个\n" TEXT, "bb"},
        {"## 小题\n" TEXT, "Sb"},
    };
    CHECK_ROWS(rows);
}

static void rule_3_short_lines_before_are_kickers(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"融入主城 争当先锋\n# 题\n" TEXT, "KHb"}, {"引题一\n引题二\n# 题\n" TEXT, "KKHb"},
        {"这是一句话。\n# 题\n" TEXT, "Hbb"}, /* a sentence-ending mark */
        {"怎么办？\n# 题\n" TEXT, "Hbb"},          {LONG "# 题\n" TEXT, "Hbb"},
        {"没有标题的稿子\n" TEXT, "Hb"}, /* the headline by its place, no kicker: text/plain.h */
    };
    CHECK_ROWS(rows);
}

static void rule_4_deck_and_byline(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"# 题\n访大渡口区委书记余长明\n" TEXT, "HDb"},
        {"# 题\n副题一\n副题二\n" TEXT, "HDDb"},
        {"# 题\n副题一\n副题二\n第三行\n" TEXT, "HDDbb"}, /* two at most */
        {"# 题\n" LONG TEXT, "Hbb"},                      /* too long */
        {"# 题\n这是一句话。\n" TEXT, "Hbb"},             /* a sentence */
        {"# 题\n这是一句话。[^1]\n" TEXT "[^1]: 注。\n", "Hbbn"},
        {"# 题\n副题[^1]\n" TEXT "[^1]: 注。\n", "HDbn"},
        {"# 题\n短行\n", "Hb"}, /* nothing follows it */
        {"# 题\n——访大渡口区委书记余长明\n" TEXT, "HDb"},
        {"# 题\n——他说：“一切都好！”\n" TEXT, "HDb"}, /* begins with ——: the deck, whatever its end */
        {"# 题\n本报记者 赵玲玲\n" TEXT, "HWb"},
        {"# 题\n副题\n本报记者 赵玲玲\n" TEXT, "HDWb"},
        {"# 题\n通讯员 张三\n" TEXT, "HWb"},
        {"# 题\n作者 张三\n" TEXT, "HWb"},
        {"# 题\n文/张三\n" TEXT, "HWb"},
        {"# 题\n记者 张三 通讯员 李四\n" TEXT, "HWb"},
        {"# 题\n本报记者 张三\n通讯员 李四\n" TEXT, "HWWb"},
        {"# 题\n记者从发布会上获悉，情况很好。\n" TEXT, "Hbb"}, /* a sentence is no byline */
        {"# 题\n" TEXT "本报记者 张三\n" TEXT, "Hbbb"},         /* after the body began */
        {"# 题\n本报记者 张三\n", "Hb"},                        /* nothing follows it */
        {"# 题\n新华社记者 王刚\n" TEXT, "HWb"},
        {"# 题\n本报首席记者 郄小明\n" TEXT, "HWb"},
        {"# 题\n副题\n本报全媒体记者　王刚 李明\n" TEXT, "HDWb"},
        {"# 题\n见习女记者 王刚\n" TEXT, "HWb"},
        {"# 题\n一名记者 走基层\n" TEXT, "HDb"}, /* no house, no surname */
        {"# 题\n记者走访24家菜市场，一斤差一元八角\n" TEXT, "HDb"},
        {"# 题\n记者24小时跟拍\n" TEXT, "HDb"},
        {"# 题\n记者向市民征集线索，一周收到百条\n" TEXT, "HDb"}, /* 向 is a surname, too */
        {"# 题\n记者王刚通讯员李明\n" TEXT, "HWb"},
        {"# 题\n记者王刚，通讯员李明\n" TEXT, "HWb"},
        {"# 题\n本报评论员\n" TEXT, "HWb"},
        {"# 题\n作者系某大学教授\n" TEXT, "HWb"},
        {"# 题\n岳知微\n" TEXT, "HWb"}, /* a comment, signed by name alone */
        {"# 题\n副题\n张三 李小四\n" TEXT, "HDWb"},
        {"# 题\n王 刚\n" TEXT, "HWb"},
        {"# 题\n人心齐\n" TEXT, "HDb"},             /* 人 is no surname */
        {"# 题\n张三获得奖章\n" TEXT, "HDb"},       /* more than a name */
        {"# 题\n张三\n李四\n王五\n" TEXT, "HDDbb"}, /* a list of names: unsigned, as ever */
        {"# 题\n张三\n", "Hb"},
    };
    CHECK_ROWS(rows);
}

static void rule_5_labels_make_an_interview(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"# 题\n《企业报》：问一。\n余长明：答一。\n《企业报》：问二。\n余长明：答二。\n", "HQAQA"},
        {"# 题\n甲:问一。\n乙:答一。\n甲:问二。\n乙:答二。\n", "HQAQA"}, /* an ASCII colon */
        {"# 题\n甲：问一。\n乙：答一。\n甲：问二。\n", "Hbbb"},          /* 乙 opens one only */
        {"# 题\n甲：说一。\n" TEXT "甲：说二。\n", "Hbbb"},              /* one label is no interview */
        {"# 题\n问：为什么？\n答：因为。\n", "HQA"},                     /* the words themselves */
        {"# 题\n甲：一。\n乙：二。\n丙：三。\n甲：四。\n乙：五。\n丙：六。\n",
         "HQAAQAA"}, /* all others answer */
        {"# 题\n甲：一。\n" TEXT "乙：二。\n甲：三。\n" TEXT "乙：四。\n", "HQbAQbA"},
        /* in a conversation who asks by office, and a guest whom the copy names elsewhere */
        {"# 题\n问：甲？\n答：乙。\n主持人：还请到了所长林知夏。\n林知夏：我同意。\n", "HQAQA"},
        {"# 题\n问：甲？\n答：乙。\n林知夏：我同意。\n高：低。\n", "HQAbb"}, /* whom nobody named */
        {"# 题\n林知夏来了。\n主持人：问一。\n林知夏：答二。\n", "Hbbb"},    /* no conversation */
        /* twelve characters are a label, thirteen are not */
        {"# 题\n一二三四五六七八九十甲乙：一。\n丙：二。\n一二三四五六七八九十甲乙：三。\n丙：四。\n",
         "HQAQA"},
        {"# 题\n一二三四五六七八九十甲乙丙：一。\n丁：二。\n一二三四五六七八九十甲乙丙：三。\n丁：四。\n",
         "Hbbbb"},
        /* no other marks but 《》 */
        {"# 题\n甲，乙：一。\n丙：二。\n甲，乙：三。\n丙：四。\n", "Hbbbb"},
        {"# 题\n“甲”：一。\n丙：二。\n“甲”：三。\n丙：四。\n", "Hbbbb"},
        {"# 题\n（甲）：一。\n丙：二。\n（甲）：三。\n丙：四。\n", "Hbbbb"},
        {"# 题\n甲——乙：一。\n丙：二。\n甲——乙：三。\n丙：四。\n", "Hbbbb"},
        {"# 题\n卡尔·马克思：一。\n丙：二。\n卡尔·马克思：三。\n丙：四。\n",
         "HQAQA"},                                               /* a name's interpunct */
        {"# 题\n：一。\n丙：二。\n：三。\n丙：四。\n", "Hbbbb"}, /* nothing before it */
        {"# 题\n时间是10:30。\n地点：北京。\n时间是10:30。\n", "Hbbb"},
    };
    CHECK_ROWS(rows);
}

static void rule_6_the_lead_ends_at_a_subhead_or_label(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"# 题\n" TEXT TEXT "## 小题\n" TEXT, "HLLSb"},
        {"# 题\n" TEXT "问：为什么？\n答：因为。\n" TEXT, "HLQAb"},
        {"# 题\n副题\n本报记者 张三\n" TEXT "## 小题\n" TEXT, "HDWLSb"},
        {"# 题\n" TEXT TEXT, "Hbb"},     /* neither follows: no lead */
        {"# 题\n## 小题\n" TEXT, "HSb"}, /* nothing between */
        {TEXT "## 小题\n" TEXT, "bSb"},  /* no head */
    };
    CHECK_ROWS(rows);
}

static void rule_7_quotations(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"# 题\n" TEXT "> 引文。\n" TEXT, "Hbqb"},
        {"# 题\n" TEXT "> 一。\n>\n> 二。\n" TEXT, "Hbqqb"}, /* a sign alone is nothing */
        {"# 题\n" TEXT "　　> 引文。\n", "Hbq"},
        {"# 题\n" TEXT "> > 引文。\n", "Hbq"},
        {"# 题\n" TEXT ">引文。\n", "Hbb"},               /* no blank after the sign */
        {"# 题\n" TEXT "3 > 2 是对的。\n", "Hbb"},        /* not at the start */
        {"# 题\n> 短行\n> 本报记者 张三\n" TEXT, "Hqqb"}, /* never deck or byline */
        {"> 短行\n# 题\n" TEXT, "Hqb"},                   /* nor kicker */
        {"# 题\n" TEXT "## ***\n" TEXT, "HLSb"},          /* a heading of three stars is no break */
        {"> # 不是标题\n" TEXT, "qb"},                    /* nor heading */
        {"# 题\n> 问：为什么？\n> 答：因为。\n", "Hqq"},  /* nor a label */
        {"# 题\n问：什么？\n> 引文。\n答：因为。\n> 引文。\n" TEXT, "HQqAqb"},
        {"# 题\n" TEXT TEXT "> 引文。\n" TEXT "## 小题\n" TEXT, "HLLqbSb"}, /* the lead ends there */
        {"# 题\n> 引文。\n" TEXT "## 小题\n" TEXT, "HqbSb"},
        {"# 题\n" TEXT "***\n" TEXT "## 小题\n" TEXT, "HLbSb"}, /* and at a break */
        {"# 题\n***\n" TEXT "## 小题\n" TEXT, "HLSb"},
        {"# 题\n" TEXT TEXT "> 引文。\n" TEXT, "Hbbqb"}, /* but it makes none */
    };
    CHECK_ROWS(rows);
}

/* roles.h: a line of three signs or more of one kind is a break between sections, and no text. */
static void breaks_between_sections(void **state) {
    (void)state;
    static const struct {
        const char *line;
        bool breaks;
    } rows[] = {
        {"***", true},     {"* * *", true},        {"---", true},         {"———", true},
        {"———————", true}, {"　　＊ ＊ ＊", true}, {"*   *   * *", true}, {"- - -", true},
        {"★★★★★", true},   {"※ ※ ※", true},        {"★☆★", false},        {"> ***", true},
        {"**", false},     {"——", false},          {"* *", false},        {"*-*", false},
        {"*** 续", false}, {"——，——", false},      {"······", false},
    };
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        char text[200];
        snprintf(text, sizeof text, "# 题\n" TEXT "%s\n" TEXT, rows[i].line);
        const struct ts_article *a = parse(text);
        ROW(a->n_paras == (rows[i].breaks ? 3 : 4), "%s: %zu paragraphs", rows[i].line, a->n_paras);
        ROW(a->paras[2].section == rows[i].breaks, "%s: section", rows[i].line);
        ROW(!a->paras[1].section && !a->paras[a->n_paras - 1].section == !rows[i].breaks, "%s: others",
            rows[i].line);
    }
    const struct ts_article *a = parse("---\n版名: 专题\n---\n# 题\n" TEXT "---\n---\n" TEXT "***\n");
    assert_string_equal(roles_of(a),
                        "Hbb"); /* the header block is none; two are one; the last parts nothing */
    assert_true(!a->paras[1].section && a->paras[2].section);
    ROWS_PASSED();
}

/* A letter, a notice: who signs it, and the day, at the copy's end. */
static void a_signature_with_its_date_is_a_credit(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"# 题\n" TEXT "桐湾市人民政府\n2025年3月15日\n", "Hbcc"},
        {"# 题\n" TEXT "女儿：晚晴\n二〇二五年一月十二日夜\n", "Hbcc"},
        {"# 题\n" TEXT "甲局\n乙局\n2025-03-15\n", "Hbccc"},
        {"# 题\n" TEXT "截稿日期：4月15日\n副刊部\n2025年3月15日\n", "Hbbcc"},
        {"# 题\n" TEXT "2025.3.15\n", "Hbc"},
        {"# 题\n" TEXT "特此通告。\n2025年3月\n", "Hbbc"}, /* a sentence signs nothing */
        {"# 题\n" TEXT "桐湾市人民政府\n", "Hbb"},         /* no date */
        {"# 题\n" TEXT "桐湾市人民政府\n2025年3月15日开工\n", "Hbbb"},
        {"# 题\n" TEXT "桐湾市人民政府\n3月15日\n", "Hbbb"}, /* no year */
        {"# 题\n2025年3月15日\n", "Hb"},                     /* of no text */
        {"# 题\n## 一\n2025年3月15日\n", "HSb"},
    };
    CHECK_ROWS(rows);
}

/* CLREQ, "First-line indents": a paragraph that a quotation parts is not indented behind it. */
static void paragraphs_that_go_on(void **state) {
    (void)state;
    static const struct {
        const char *before, *quotation, *after;
        bool goes_on;
    } rows[] = {
        {"他在此基础上，", "> 偏差不大于千分之三", "作为内控标准。", true},
        {"他在此基础上，", "> 一句。\n> 又一句。", "作为内控标准。", true},
        {"说来话长——", "> 引文。", "就是这样。", true},
        {"他说：", "> 一块石头", "落了地。", true},        /* the sentence does not end with the quotation */
        {"他说：", "> 石头落了地。", "这是后话。", false}, /* it does */
        {"他说:", "> “石头落了地。”", "这是后话。", false},
        {"这是一句话。", "> 引文", "另一句。", false},
        {"是吗？", "> 引文，", "另一句。", false},
        {"好！", "> 引文，", "另一句。", false},
        {"“好！”", "> 引文，", "另一句。", false},
        {"（他说：“好。”）", "> 引文，", "另一句。", false},
        {"说来话长……", "> 引文，", "另一句。", false},
        {"The end.", "> 引文，", "另一句。", false},
        {"他在此基础上，", "> 引文", "***\n作为内控标准。", false}, /* another section */
        {"他在此基础上，", "> 引文", "## 小题\n作为内控标准。", false},
        {"## 小题", "> 引文", "作为内控标准。", false},
        {"他在此基础上，", "", "作为内控标准。", false}, /* the control: nothing between */
    };
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        char text[400];
        snprintf(text, sizeof text, "# 题\n" TEXT "%s\n%s\n%s\n" TEXT, rows[i].before, rows[i].quotation,
                 rows[i].after);
        const struct ts_article *a = parse(text);
        ROW(a->paras[a->n_paras - 2].goes_on == rows[i].goes_on, "row %zu: %s", i, rows[i].before);
        ROW(!a->paras[a->n_paras - 1].goes_on, "row %zu: the next", i);
    }
    ROWS_PASSED();
}

static void rule_8_all_else_is_body(void **state) {
    (void)state;
    static const struct row rows[] = {
        {TEXT, "b"},
        {"\n\n　　" TEXT "\n   \n\t" TEXT, "bb"}, /* empty lines are nothing */
        {"x\n", "b"},
    };
    CHECK_ROWS(rows);
}

static void empty_copy_is_an_error(void **state) {
    (void)state;
    static const char *const texts[] = {"", "\n", "　　\n \t\n", "---\n版名: 专题\n---\n"};
    for (size_t i = 0; i < N_ROWS(texts); i++) {
        ROW(!parse(texts[i]), "row %zu was read", i);
        ROW(ts_diag_status(ctx.diag) == TS_NOT_DONE, "row %zu: status", i);
    }
    ROWS_PASSED();
}

/* article.h: nothing is left out; text is without blanks at its ends and without markup. */
static void text_is_trimmed_and_placed(void **state) {
    (void)state;
    const struct ts_article *a = parse("　　甲 乙　\n##  小 题 \t\n\t丙\n");
    static const char *const want[] = {"甲 乙", "小 题", "丙"};
    assert_int_equal(a->n_paras, 3);
    for (size_t i = 0; i < 3; i++) {
        ROW(ts_slice_is(a->paras[i].text, want[i]), "%.*s", (int)a->paras[i].text.n, a->paras[i].text.p);
        ROW(a->paras[i].text.p == a->source->text.p + a->paras[i].offset, "offset of %zu", i);
    }
    ROWS_PASSED();
}

static void no_paragraph_is_lost(void **state) {
    (void)state;
    static const char *const lines[] = {
        "# 题",          "## 小题",          "甲：一。",       "乙：二。", "短行",
        "本报记者 张三", "一是好，二是快。", "这是一段正文。", "",         "---",
        "问：什么？",    "——访谈",           "　　",           "#",        "：",
        "Q:x",           "> 引文",           ">引文",          "**"};
    uint32_t seed = 99;
    for (int round = 0; round < 2000; round++) {
        char text[1000] = "";
        size_t n = 1 + next_random(&seed) % 12, filled = 0;
        for (size_t i = 0; i < n; i++) {
            const char *line = lines[next_random(&seed) % N_ROWS(lines)];
            strcat(strcat(text, line), "\n");
            filled += *line && strcmp(line, "　　") != 0;
        }
        const struct ts_article *a = parse(text);
        size_t end = 0;
        if (a && strncmp(text, "---", 3) != 0 && !strstr(text, "\n---")) {
            ROW(a->n_paras == filled, "%zu paragraphs of %zu:\n%s", a->n_paras, filled, text);
            for (size_t i = 0; i < a->n_paras; i++) { /* spans cover each text, in order */
                const struct ts_para *p = &a->paras[i];
                for (size_t k = end = 0; k < p->n_spans; end = p->spans[k++].end)
                    ROW(p->spans[k].begin == end && p->spans[k].end > end, "span %zu of %s", k, text);
                ROW(end == p->text.n, "spans of:\n%s", text);
            }
        }
    }
    ROWS_PASSED();
}

static void labels_are_spans_of_their_own(void **state) {
    (void)state;
    const struct ts_article *a = parse("# 题\n《企业报》：为什么？\n甲:因为。\n《企业报》：好。\n甲:对。\n");
    static const char *const labels[] = {"", "《企业报》：", "甲:", "《企业报》：", "甲:"};
    assert_int_equal(a->n_paras, 5);
    for (size_t i = 1; i < 5; i++) {
        const struct ts_para *p = &a->paras[i];
        ROW(p->n_spans == 2 && p->spans[0].marked == TS_MARKED_LABEL && p->spans[1].marked == 0,
            "spans of %zu", i);
        ROW(ts_slice_is(ts_slice_cut(p->text, 0, p->spans[0].end), labels[i]), "label of %zu", i);
    }
    ROWS_PASSED();
}

/* newspaper-page.md: in an interview, a paragraph that opens 一是…， or 二要…。 has its first clause in 黑体.
 */
static void the_first_clause_of_numbered_points(void **state) {
    (void)state;
    static const struct {
        const char *text, *clause; /* "" = none */
    } rows[] = {
        {"一是加快建设，二是扩大开放。", "一是加快建设，"},
        {"二要坚持创新。再看下文。", "二要坚持创新。"},
        {"十一是综合施策；下文。", "十一是综合施策；"},
        {"是一件好事，大家知道。", ""},
        {"一年来成绩很大，有目共睹。", ""},
        {"这一是很好，那一是不好。", ""},
    };
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        const char *interview = "# 题\n问：什么？\n答：有几点。\n", *plain = "# 题\n" TEXT;
        for (int kind = 0; kind < 2; kind++) { /* the control: no interview, no clause */
            char text[500];
            snprintf(text, sizeof text, "%s%s\n", kind == 0 ? interview : plain, rows[i].text);
            const struct ts_article *a = parse(text);
            const struct ts_para *p = &a->paras[a->n_paras - 1];
            bool marked = p->n_spans == 2 && p->spans[0].marked == TS_MARKED_LEAD_IN;
            ROW(marked == (kind == 0 && *rows[i].clause), "%s, kind %d", rows[i].text, kind);
            if (marked)
                ROW(ts_slice_is(ts_slice_cut(p->text, 0, p->spans[0].end), rows[i].clause), "%s",
                    rows[i].text);
        }
    }
    fresh();
    const char *text = "问：什么？\n答：有。\n一是好，二是快。\n";
    const struct ts_source *s = ts_source_decode(&ctx, "a", text, strlen(text), NULL);
    const struct ts_article *a = ts_article_parse(&ctx, s, style("mark-lead-in=no"));
    ROW(a->paras[2].n_spans == 1, "the style switches it off");
    ROWS_PASSED();
}

/* newspaper-page.md: the byline of short news, in parentheses at the end; roles.h, rule 7a. */
static void rule_7a_the_credit_stands_at_the_end(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"# 题\n" TEXT "（本报记者 张三）\n", "Hbc"},
        {"# 题\n" TEXT "　　（记者张三、通讯员李四）\n\n", "Hbc"},
        {"# 题\n" TEXT "(作者 张三)\n", "Hbc"},
        {"# 题\n" TEXT "## 小题\n" TEXT "（本报记者 张三）\n", "HLSbc"},
        {"# 题\n问：什么？\n答：因为。\n（本报记者 张三）\n", "HQAc"},
        {"# 题\n" TEXT "> 引文。\n（本报记者 张三）\n", "Hbqc"},
        {TEXT "（本报记者 张三）\n", "bc"},
        {"# 题\n" TEXT "（本报记者 张三）\n" TEXT, "Hbbb"}, /* not the last */
        {"# 题\n" TEXT "（张三）\n", "Hbb"},                /* no sign of a byline */
        {"# 题\n" TEXT "本报记者 张三\n", "Hbc"},           /* as the byline above the text */
        {"# 题\n" TEXT "记者走访24家菜市场\n", "Hbb"},
        {"# 题\n" TEXT "（本报记者 张三）报道\n", "Hbb"},
        {"# 题\n" TEXT "（记者获悉，情况很好。）\n", "Hbb"},
        {"# 题\n" TEXT "## 小题\n（本报记者 张三）\n", "HLSb"}, /* it signs nothing */
        {"# 题\n（本报记者 张三）\n", "Hb"},
        {"（本报记者 张三）\n", "b"},
        {"# 题\n" TEXT "> （本报记者 张三）\n", "Hbq"},
    };
    CHECK_ROWS(rows);
}

/* newspaper-page.md: 提要, above the lead; roles.h, rule 4a. */
static void rule_4a_the_standfirst(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"# 题\n提要：这是全文的要点。\n" TEXT, "HTb"},
        {"# 题\n副题\n本报记者 张三\n内容提要:" LONG TEXT "## 小题\n" TEXT, "HDWTLSb"},
        {"# 题\n导读：要点\n本报记者 张三\n" TEXT,
         "HWTb"},                                  /* short, and no deck; the page's order is the head's */
        {"# 题\n导读：要点\n短行\n" TEXT, "HTbb"}, /* no deck follows it */
        {"# 题\n核心提示：这是要点。\n" TEXT, "HTb"},
        {"# 题\n【核心提示】这是要点。\n" TEXT, "HTb"},
        {"# 题\n【核心提示】\n这是要点。\n" TEXT, "HTTb"},         /* the label above its paragraph */
        {"# 题\n【核心提示】\n问：这是什么？\n答：" TEXT, "HTQA"}, /* a speaker's is no paragraph of it */
        {"# 题\n提要：一。\n导读：二。\n" TEXT, "HTTb"},
        {"---\n提要: 要点\n---\n# 题\n" TEXT, "HTb"},
        {"---\nstandfirst: 提要：要点\n---\n# 题\n提要：这是要点。\n" TEXT,
         "HTbb"},                                          /* what the header sets is set */
        {"# 题\n提要：这是全文的要点。\n", "Hb"},          /* nothing follows it */
        {"# 题\n" TEXT "提要：这是要点。\n" TEXT, "Hbbb"}, /* after the body began */
        {"# 题\n提要这是要点。\n" TEXT, "Hbb"},
        {"# 题\n> 提要：这是要点。\n" TEXT, "Hqb"},
        {"提要：这是要点。\n# 题\n" TEXT, "Hbb"},
    };
    CHECK_ROWS(rows);
    const struct ts_article *a = parse("# 题\n内容提要：**要**点。\n" TEXT);
    const struct ts_para *p = &a->paras[1];
    assert_int_equal(p->n_spans, 3);
    assert_true(p->spans[0].marked == TS_MARKED_LABEL && p->spans[1].marked == TS_MARKED_STRONG &&
                p->spans[2].marked == 0);
    assert_true(
        ts_slice_is(ts_slice_cut(p->text, 0, p->spans[0].end), "内容提要：")); /* every character is set */
    a = parse("---\n提要: 导读：要点\n---\n# 题\n" TEXT);
    assert_true(a->paras[1].spans[0].marked == TS_MARKED_LABEL && a->paras[1].n_spans == 2);
}

/* Bold throughout says no more than that it is a heading; bold in part is emphasis, in a heading too. */
static void bold_headings(void **state) {
    (void)state;
    static const struct {
        const char *text;
        unsigned marked; /* of the first paragraph's first span */
    } rows[] = {{"# **老厂房**\n\n正文。\n", 0},
                {"# **老厂房**新引擎\n\n正文。\n", TS_MARKED_STRONG},
                {"# *老厂房*\n\n正文。\n", TS_MARKED_EMPHASIS},
                {"**老厂房里的夜校办起来了，大家都来听课。**\n\n正文。\n", TS_MARKED_STRONG}};
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        const struct ts_para *p = &parse(rows[i].text)->paras[0];
        ROW(p->n_spans && p->spans[0].marked == rows[i].marked, "%s: marked %u", rows[i].text,
            p->n_spans ? p->spans[0].marked : 0);
    }
    ROWS_PASSED();
}

/* 电头: 本报讯 or 本报重庆2月28日电; text/dateline.h says what is one, roles.h, rule 6a, where one is seen.
 */
static void datelines(void **state) {
    (void)state;
    static const struct {
        const char *text, *dateline; /* "" = none */
    } rows[] = {
        {"本报讯 6月9日，大会开幕。", "本报讯"},
        {"本报讯　昨日通车。", "本报讯"},
        {"本报讯6月9日，大会开幕。", "本报讯"},
        {"本报讯记者从市里获悉，情况很好。", "本报讯"},
        {"本报讯（记者 张三） 昨日通车。", "本报讯（记者 张三）"},
        {"本报讯 （本报记者 张三 通讯员 李四）昨日通车。", "本报讯 （本报记者 张三 通讯员 李四）"},
        {"本报讯(记者张三)昨日通车。", "本报讯(记者张三)"},
        {"〔記者陳怡君／台北報導〕昨日通車。", "〔記者陳怡君／台北報導〕"},
        {"【本报讯】昨日通车。", "【本报讯】"},
        {"（中央社記者陳怡君台北18日電）昨日通車。", "（中央社記者陳怡君台北18日電）"},
        {"据新华社北京3月18日电 昨日通车。", "据新华社北京3月18日电"},
        {"综合新华社电（记者王刚）昨日通车。", "综合新华社电（记者王刚）"},
        {"【记者手记】昨日通车。", ""},
        {"【记者从市里获悉，据报道】昨日通车。", ""},
        {"据新华社电视台说，昨日通车。", ""},
        {"据本报了解，昨日通车。", ""},
        {"本报讯（据新华社）昨日通车。", "本报讯"}, /* in parentheses, but no byline */
        {"本报讯（记者张三获悉。昨日通车。", "本报讯"},
        {"本报重庆2月28日电 昨日通车。", "本报重庆2月28日电"},
        {"新华社北京３月１日电昨日通车。", "新华社北京３月１日电"},
        {"新华社北京、上海12月10日电（记者 张三）昨日通车。", "新华社北京、上海12月10日电（记者 张三）"},
        {"本报桐湾3月18日讯 记者张三报道：大桥通车。", "本报桐湾3月18日讯"},
        {"本报桐湾3月18日讯（记者 张三）大桥通车。", "本报桐湾3月18日讯（记者 张三）"},
        {"本报桐湾3月18日讯问有关人员，昨日结束。", ""},
        {"本報訊 昨日通車。", "本報訊"},
        {"本報訊（記者 張三）昨日通車。", "本報訊（記者 張三）"},
        {"中央社臺北3月1日電 昨日通車。", "中央社臺北3月1日電"},
        {"中央社臺北3月1日電話訪問。", ""},
        {"本報訊息靈通，昨日通車。", ""},
        {"本报讯息灵通，昨日通车。", ""},
        {"本报讯员昨日到场。", ""},
        {"本报讯", ""},
        {"本报讯（记者 张三）", ""}, /* nothing follows */
        {"本报记者2月28日电话采访了他。", ""},
        {"新华社北京2月28日电话会议昨日召开。", ""},
        {"新华社2月28日电 昨日通车。", ""}, /* no place */
        {"新华社北京2月28日 昨日通车。", ""},
        {"新华社北京2月280日电 昨日通车。", ""},
        {"昨日，本报讯 通车。", ""},   /* not at the start */
        {"**本报讯** 昨日通车。", ""}, /* the copy has its own face */
    };
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        char text[400];
        snprintf(text, sizeof text, "# 题\n%s\n" TEXT "%s\n## 本报讯 小题\n%s\n", rows[i].text, rows[i].text,
                 rows[i].text);
        const struct ts_article *a = parse(text);
        for (size_t k = 0; k < a->n_paras; k++) {
            const struct ts_para *p = &a->paras[k];
            bool marked = p->n_spans && p->spans[0].marked == TS_MARKED_DATELINE;
            ROW(marked == (k == 1 && *rows[i].dateline), "%s: paragraph %zu", rows[i].text, k);
            if (marked)
                ROW(ts_slice_is(ts_slice_cut(p->text, 0, p->spans[0].end), rows[i].dateline), "%s",
                    rows[i].text);
        }
    }
    ROWS_PASSED();
}

static void the_head_comes_first(void **state) {
    (void)state;
    const struct ts_article *a = parse("---\n署名: 本报记者\n标题: 题\n引题: 引\n---\n" TEXT);
    assert_string_equal(roles_of(a), "KHWb");
    assert_string_equal(a->title, "题");
    assert_string_equal(parse("# 题 二\n" TEXT)->title, "题 二");
    assert_true(strncmp(parse(TEXT)->title, "这是一段正文", 18) == 0);
}

static void header_values_stand_over_the_styles(void **state) {
    (void)state;
    const struct ts_article *a = parse("---\n版名: 要闻\n日期: 2023-02-28\n---\n" TEXT);
    assert_string_equal(a->folio.section, "要闻");
    assert_string_equal(a->folio.paper, style(NULL)->text.paper);
    assert_int_equal(a->date.day, 28);
}

static void missing_and_second_headlines_are_reported(void **state) {
    (void)state;
    parse(TEXT);
    assert_true(said("no headline"));
    assert_int_equal(ts_diag_status(ctx.diag),
                     TS_LOOK); /* a person should look: the folio goes out without one */
    parse("# 题\n" TEXT "# 二\n" TEXT);
    assert_true(said("a.txt:3:3: warning: there is a headline already"));
    parse("# 题\n" TEXT);
    assert_string_equal(messages(TS_ENGLISH, true), "");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rule_1_the_header_sets),
        cmocka_unit_test(rule_2_signs_make_headings),
        cmocka_unit_test(rule_3_short_lines_before_are_kickers),
        cmocka_unit_test(rule_4_deck_and_byline),
        cmocka_unit_test(rule_5_labels_make_an_interview),
        cmocka_unit_test(rule_6_the_lead_ends_at_a_subhead_or_label),
        cmocka_unit_test(rule_7_quotations),
        cmocka_unit_test(rule_8_all_else_is_body),
        cmocka_unit_test(breaks_between_sections),
        cmocka_unit_test(a_signature_with_its_date_is_a_credit),
        cmocka_unit_test(paragraphs_that_go_on),
        cmocka_unit_test(empty_copy_is_an_error),
        cmocka_unit_test(text_is_trimmed_and_placed),
        cmocka_unit_test(no_paragraph_is_lost),
        cmocka_unit_test(labels_are_spans_of_their_own),
        cmocka_unit_test(the_first_clause_of_numbered_points),
        cmocka_unit_test(rule_7a_the_credit_stands_at_the_end),
        cmocka_unit_test(rule_4a_the_standfirst),
        cmocka_unit_test(bold_headings),
        cmocka_unit_test(datelines),
        cmocka_unit_test(the_head_comes_first),
        cmocka_unit_test(header_values_stand_over_the_styles),
        cmocka_unit_test(missing_and_second_headlines_are_reported),
    };
    return RUN_TESTS(tests);
}
