#include "style/schema.h"

#include "base/near.h"

#include <string.h>

#define MM(n) ((int64_t)(n)*TS_MM)
#define END                                                                                                  \
    { .name = NULL }

static const struct ts_key_choice font_roles[] = {
    {"song", "报宋", TS_FONT_SONG}, {"biaosong", "标宋", TS_FONT_BIAOSONG}, {"hei", "黑", TS_FONT_HEI},
    {"kai", "楷", TS_FONT_KAI},     {"fangsong", "仿宋", TS_FONT_FANGSONG}, END};

static const struct ts_key_choice stand_ins[] = {{"none", "无", -1},
                                                 {"song", "报宋", TS_FONT_SONG},
                                                 {"biaosong", "标宋", TS_FONT_BIAOSONG},
                                                 {"hei", "黑", TS_FONT_HEI},
                                                 {"kai", "楷", TS_FONT_KAI},
                                                 {"fangsong", "仿宋", TS_FONT_FANGSONG},
                                                 END};

static const struct ts_key_choice weights[] = {
    {"default", "默认", 0},   {"thin", "极细", 100},      {"extralight", "特细", 200}, {"light", "细", 300},
    {"regular", "常规", 400}, {"medium", "中等", 500},    {"semibold", "半粗", 600},   {"bold", "粗", 700},
    {"bold", "加粗", 700},    {"extrabold", "特粗", 800}, {"black", "超粗", 900},      END};

static const struct ts_key_choice aligns[] = {
    {"start", "左", TS_ALIGN_START}, {"centre", "居中", TS_ALIGN_CENTRE}, {"center", "中", TS_ALIGN_CENTRE},
    {"end", "右", TS_ALIGN_END},     {"spread", "均排", TS_ALIGN_SPREAD}, END};

static const struct ts_key_choice kinsoku_levels[] = {{"none", "无", TS_KINSOKU_NONE},
                                                      {"basic", "基本", TS_KINSOKU_BASIC},
                                                      {"gb", "国标", TS_KINSOKU_GB},
                                                      {"strict", "严格", TS_KINSOKU_STRICT},
                                                      END};

static const struct ts_key_choice regions[] = {{"mainland", "大陆", TS_REGION_MAINLAND},
                                               {"taiwan", "台湾", TS_REGION_TAIWAN},
                                               {"hongkong", "香港", TS_REGION_HONGKONG},
                                               END};

static const struct ts_key_choice punctuation_styles[] = {{"full", "全角", TS_PUNCTUATION_FULL},
                                                          {"kaiming", "开明", TS_PUNCTUATION_KAIMING},
                                                          {"half", "半角", TS_PUNCTUATION_HALF},
                                                          {"none", "无", TS_PUNCTUATION_NONE},
                                                          END};

static const struct ts_key_choice heading_punctuation[] = {
    {"text", "同正文", TS_PUNCTUATION_AS_TEXT},  {"full", "全角", TS_PUNCTUATION_FULL},
    {"kaiming", "开明", TS_PUNCTUATION_KAIMING}, {"half", "半角", TS_PUNCTUATION_HALF},
    {"none", "无", TS_PUNCTUATION_NONE},         END};

static const struct ts_key_choice adjacent_widths[] = {{"1.5em", "1.5字", 1500}, {"1em", "1字", 1000}, END};
static const struct ts_key_choice forms[] = {
    {"run-in", "接排", TS_FORM_RUN_IN}, {"hang", "凸排", TS_FORM_HANG}, END};

static const struct ts_key_choice first_indents[] = {{"default", "默认", TS_INDENT_AS_ALL}, END};

static const struct ts_key_choice wrapped_choices[] = {
    {"auto", "自动", TS_WRAPPED_AUTO}, {"yes", "是", TS_WRAPPED_YES}, {"no", "否", TS_WRAPPED_NO}, END};

static const struct ts_key_choice size_tables[] = {{"press", "报刊", 0}, {"office", "办公", 1}, END};

/* Sections are described once and used with several offsets; a key's offset counts from its section's. */
#define OF(type, field) offsetof(struct type, field)
#define LENGTH(n, a, type, field, low, high)                                                                 \
    { n, a, TS_KEY_LENGTH, OF(type, field), low, high, NULL, NULL }
#define SIZE(n, a, type, field)                                                                              \
    { n, a, TS_KEY_SIZE, OF(type, field), MM(1), MM(200), NULL, NULL }
#define INT(n, a, type, field, low, high)                                                                    \
    { n, a, TS_KEY_INT, OF(type, field), low, high, NULL, NULL }
#define SHARE(n, a, type, field, low, high)                                                                  \
    { n, a, TS_KEY_SHARE, OF(type, field), low, high, NULL, NULL }
#define BOOL(n, a, type, field)                                                                              \
    { n, a, TS_KEY_BOOL, OF(type, field), 0, 0, NULL, NULL }
#define COLOUR(n, a, type, field)                                                                            \
    { n, a, TS_KEY_COLOUR, OF(type, field), 0, 0, NULL, NULL }
#define STRING(n, a, type, field)                                                                            \
    { n, a, TS_KEY_STRING, OF(type, field), 0, 0, NULL, NULL }
#define CHOICE(n, a, type, field, list)                                                                      \
    { n, a, TS_KEY_CHOICE, OF(type, field), 0, 0, list, NULL }
#define SECTION(n, a, type, field, list)                                                                     \
    { n, a, TS_KEY_SECTION, OF(type, field), 0, 0, NULL, list }
#define SECTION_OF_STYLE(n, a, list)                                                                         \
    { n, a, TS_KEY_SECTION, 0, 0, 0, NULL, list }

#define FACE                                                                                                 \
    CHOICE("font", "字体", ts_type, font, font_roles), CHOICE("weight", "字重", ts_type, weight, weights)
#define COLOUR_OF_TYPE COLOUR("colour", "颜色", ts_type, colour)
#define TYPE FACE, COLOUR_OF_TYPE, SIZE("size", "字号", ts_type, size)
#define ALIGN CHOICE("align", "对齐", ts_type, align, aligns)
#define ROWS(n, a, field) INT(n, a, ts_type, field, 0, 60)
#define PHRASE_GAP LENGTH("phrase-gap", "词间", ts_type, phrase_gap, 0, MM(100))
#define SPREAD LENGTH("spread", "均排宽", ts_type, spread, 0, MM(1200))
#define TRACKING SHARE("tracking", "字距", ts_type, tracking, -250, 2000)
#define HEADING_PUNCTUATION CHOICE("punctuation", "标点", ts_type, punctuation, heading_punctuation)

static const struct ts_key page_keys[] = {LENGTH("width", "宽", ts_style, page_width, MM(50), MM(1200)),
                                          LENGTH("height", "高", ts_style, page_height, MM(50), MM(1200)),
                                          END};

static const struct ts_key area_keys[] = {LENGTH("left", "左", ts_style, area_left, 0, MM(500)),
                                          LENGTH("top", "上", ts_style, area_top, 0, MM(500)),
                                          LENGTH("width", "宽", ts_style, area_width, MM(20), MM(1200)),
                                          LENGTH("height", "高", ts_style, area_height, MM(20), MM(1200)),
                                          END};

static const struct ts_key body_keys[] = {
    FACE,
    COLOUR_OF_TYPE,
    {"size", "字号", TS_KEY_BODY_SIZE, OF(ts_type, size), MM(1), MM(30), NULL, NULL},
    LENGTH("indent", "缩进", ts_type, indent, 0, MM(100)),
    {"first-paragraph-indent", "首段缩进", TS_KEY_LENGTH, OF(ts_type, first_indent), 0, MM(100),
     first_indents, NULL},
    LENGTH("turn-indent", "折行缩进", ts_type, turn_indent, 0, MM(100)),
    ROWS("paragraph-space", "段间", paragraph_space),
    TRACKING,
    END};

static const struct ts_key grid_keys[] = {
    INT("columns", "栏数", ts_style, columns, 1, 20),
    INT("characters", "每栏字数", ts_style, characters, 4, 200),
    LENGTH("gutter", "栏间", ts_style, gutter, 0, MM(100)),
    {"row", "行高", TS_KEY_ROW, OF(ts_style, row), MM(1), MM(100), NULL, NULL},
    LENGTH("rule", "栏线", ts_style, column_rule, 0, MM(5)),
    COLOUR("rule-colour", "栏线颜色", ts_style, column_rule_colour),
    BOOL("bottom-rule", "底线", ts_style, bottom_rule),
    INT("head-lines", "栏首行数", ts_style, least_lines.head, 1, 5),
    INT("foot-lines", "栏尾行数", ts_style, least_lines.foot, 1, 5),
    END};

static const struct ts_key font_keys[] = {STRING("family", "字体名", ts_font_choice, family),
                                          STRING("western", "西文", ts_font_choice, western),
                                          CHOICE("weight", "字重", ts_font_choice, weight, weights),
                                          STRING("package", "软件包", ts_font_choice, package),
                                          CHOICE("stand-in", "替代", ts_font_choice, stand_in, stand_ins),
                                          END};

static const struct ts_key fonts_keys[] = {
    SECTION("song", "报宋", ts_style, fonts[TS_FONT_SONG], font_keys),
    SECTION("biaosong", "标宋", ts_style, fonts[TS_FONT_BIAOSONG], font_keys),
    SECTION("hei", "黑", ts_style, fonts[TS_FONT_HEI], font_keys),
    SECTION("kai", "楷", ts_style, fonts[TS_FONT_KAI], font_keys),
    SECTION("fangsong", "仿宋", ts_style, fonts[TS_FONT_FANGSONG], font_keys),
    END};

static const struct ts_key label_keys[] = {FACE, COLOUR_OF_TYPE, END};

static const struct ts_key dateline_keys[] = {FACE, COLOUR_OF_TYPE,
                                              LENGTH("gap", "后空", ts_type, gap, 0, MM(100)), END};

static const struct ts_key speaker_keys[] = {
    FACE, COLOUR_OF_TYPE, CHOICE("form", "排法", ts_type, form, forms),
    LENGTH("label-width", "标签宽", ts_type, label_width, 0, MM(100)), END};

static const struct ts_key quote_keys[] = {TYPE,
                                           LENGTH("left", "左缩", ts_type, left, 0, MM(100)),
                                           LENGTH("right", "右缩", ts_type, right, 0, MM(100)),
                                           LENGTH("indent", "缩进", ts_type, indent, 0, MM(100)),
                                           ROWS("rows-before", "上空", rows_before),
                                           ROWS("rows-after", "下空", rows_after),
                                           END};

static const struct ts_key code_keys[] = {ROWS("rows-before", "上空", rows_before),
                                          ROWS("rows-after", "下空", rows_after), END};

/* The lengths stand first: their em is the body's, and not the mark's. */
static const struct ts_key list_keys[] = {LENGTH("indent", "缩进", ts_type, indent, 0, MM(100)),
                                          LENGTH("label-width", "符号宽", ts_type, label_width, 0, MM(100)),
                                          TYPE, STRING("mark", "符号", ts_type, mark), END};

static const struct ts_key pull_keys[] = {TYPE,
                                          ALIGN,
                                          PHRASE_GAP,
                                          INT("rows", "占行", ts_type, rows, 1, 20),
                                          LENGTH("rule", "线", ts_type, rule, 0, MM(5)),
                                          COLOUR("rule-colour", "线颜色", ts_type, rule_colour),
                                          END};

static const struct ts_key table_keys[] = {TYPE, LENGTH("rule", "线", ts_type, rule, 0, MM(5)),
                                           COLOUR("rule-colour", "线颜色", ts_type, rule_colour), END};

static const struct ts_key type_keys[] = {TYPE, END};

static const struct ts_key_choice remainders[] = {{"absolute", "绝对", TS_REMAINDER_ABSOLUTE},
                                                  {"relative", "相对", TS_REMAINDER_RELATIVE},
                                                  {"free", "自由", TS_REMAINDER_FREE},
                                                  {"grid", "自动", TS_REMAINDER_GRID},
                                                  END};

#define RECUT                                                                                                \
    CHOICE("remainder", "余数", ts_type, remainder, remainders),                                             \
        LENGTH("gutter", "栏间", ts_type, gutter, 0, MM(100))

static const struct ts_key box_keys[] = {TYPE,
                                         LENGTH("indent", "缩进", ts_type, indent, 0, MM(100)),
                                         LENGTH("rule", "线", ts_type, rule, 0, MM(5)),
                                         COLOUR("rule-colour", "线颜色", ts_type, rule_colour),
                                         COLOUR("tint", "底色", ts_type, tint),
                                         RECUT,
                                         END};

static const struct ts_key box_title_keys[] = {TYPE, ALIGN, PHRASE_GAP, END};

static const struct ts_key credit_keys[] = {TYPE, ALIGN, END};

static const struct ts_key notes_keys[] = {TYPE,
                                           LENGTH("label-width", "号码宽", ts_type, label_width, 0, MM(100)),
                                           LENGTH("rule", "线", ts_type, rule, 0, MM(5)),
                                           COLOUR("rule-colour", "线颜色", ts_type, rule_colour),
                                           LENGTH("rule-width", "线长", ts_type, rule_width, 0, MM(500)),
                                           END};

#define HEADING                                                                                              \
    TYPE, LENGTH("min-size", "最小字号", ts_type, min_size, MM(1), MM(200)), ALIGN, SPREAD, TRACKING,        \
        HEADING_PUNCTUATION, PHRASE_GAP, ROWS("rows", "占行", rows),                                         \
        ROWS("rows-before", "上空", rows_before), ROWS("rows-after", "下空", rows_after),                    \
        BOOL("dash", "破折号", ts_type, dash)

static const struct ts_key heading_keys[] = {HEADING, END};

static const struct ts_key byline_keys[] = {
    HEADING, SHARE("name-width", "姓名字数", ts_type, name_width, 0, 6000), END};

static const struct ts_key_choice sides[] = {
    {"left", "左", TS_SIDE_LEFT}, {"right", "右", TS_SIDE_RIGHT}, END};

static const struct ts_key_choice directions[] = {
    {"horizontal", "横", TS_DIRECTION_HORIZONTAL}, {"vertical", "竖", TS_DIRECTION_VERTICAL}, END};

static const struct ts_key head_keys[] = {INT("columns", "跨栏", ts_head_style, columns, 0, 20),
                                          CHOICE("side", "位置", ts_head_style, side, sides),
                                          CHOICE("direction", "方向", ts_head_style, direction, directions),
                                          INT("rows", "占行", ts_head_style, rows, 0, 200),
                                          BOOL("band", "底带", ts_head_style, band),
                                          COLOUR("band-tint", "底色", ts_head_style, band_tint),
                                          COLOUR("band-colour", "底带字色", ts_head_style, band_colour),
                                          END};

static const struct ts_key standfirst_keys[] = {TYPE,
                                                LENGTH("indent", "缩进", ts_type, indent, 0, MM(100)),
                                                INT("columns", "栏数", ts_type, columns, 1, 10),
                                                RECUT,
                                                ROWS("rows-before", "上空", rows_before),
                                                ROWS("rows-after", "下空", rows_after),
                                                LENGTH("rule", "线", ts_type, rule, 0, MM(5)),
                                                COLOUR("rule-colour", "线颜色", ts_type, rule_colour),
                                                END};

static const struct ts_key lead_keys[] = {TYPE,
                                          LENGTH("indent", "缩进", ts_type, indent, 0, MM(100)),
                                          TRACKING,
                                          INT("columns", "栏数", ts_type, columns, 1, 10),
                                          RECUT,
                                          INT("span", "跨栏", ts_type, span, 0, 20),
                                          INT("most-rows", "最多行", ts_type, most_rows, 0, 200),
                                          ROWS("rows-before", "上空", rows_before),
                                          ROWS("rows-after", "下空", rows_after),
                                          LENGTH("rule", "线", ts_type, rule, 0, MM(5)),
                                          COLOUR("rule-colour", "线颜色", ts_type, rule_colour),
                                          END};

/* The indent stands first: its em is the body's (CLREQ, "Font selection and heading font size"). */
static const struct ts_key subhead_keys[] = {LENGTH("indent", "缩进", ts_type, indent, 0, MM(100)),
                                             TYPE,
                                             ALIGN,
                                             SPREAD,
                                             TRACKING,
                                             HEADING_PUNCTUATION,
                                             PHRASE_GAP,
                                             INT("rows", "占行", ts_type, rows, 1, 20),
                                             INT("most-rows", "最多行", ts_type, most_rows, 1, 22),
                                             LENGTH("rule", "线", ts_type, rule, 0, MM(5)),
                                             COLOUR("rule-colour", "线颜色", ts_type, rule_colour),
                                             END};

static const struct ts_key line_keys[] = {
    CHOICE("kinsoku", "禁则", ts_line_rules, kinsoku, kinsoku_levels),
    CHOICE("region", "地区", ts_line_rules, region, regions),
    CHOICE("punctuation", "标点", ts_line_rules, punctuation, punctuation_styles),
    STRING("corner-marks", "靠边标点", ts_line_rules, corner_marks),
    CHOICE("adjacent-marks", "相连标点", ts_line_rules, adjacent_marks, adjacent_widths),
    BOOL("part-marks", "拆标点", ts_line_rules, part_marks),
    BOOL("hang", "悬挂", ts_line_rules, hang),
    SHARE("western-gap-min", "中西最小", ts_line_rules, western_gap_min, 0, 500),
    SHARE("western-gap", "中西间距", ts_line_rules, western_gap, 0, 500),
    SHARE("western-gap-max", "中西最大", ts_line_rules, western_gap_max, 0, 1000),
    SHARE("word-space-min", "词距最小", ts_line_rules, word_space_min, 0, 1000),
    SHARE("word-space-max", "词距最大", ts_line_rules, word_space_max, 0, 1000),
    SHARE("hole", "过松", ts_line_rules, hole, 0, 5000),
    BOOL("hyphenate", "断词", ts_line_rules, hyphenate),
    BOOL("squeeze-stops", "挤句号", ts_line_rules, squeeze_stops),
    BOOL("grid", "纵横对齐", ts_line_rules, grid),
    END};

static const struct ts_key_choice fit_modes[] = {{"none", "不拼", TS_FIT_NONE},
                                                 {"rows", "齐行", TS_FIT_ROWS},
                                                 {"page", "满版", TS_FIT_PAGE},
                                                 {"auto", "自动", TS_FIT_AUTO},
                                                 END};

static const struct ts_key fit_keys[] = {
    CHOICE("mode", "方式", ts_fit_ranges, mode, fit_modes),
    LENGTH("min-size", "最小字号", ts_fit_ranges, min_size, MM(1), MM(30)),
    LENGTH("max-size", "最大字号", ts_fit_ranges, max_size, MM(1), MM(30)),
    LENGTH("min-row", "最小行高", ts_fit_ranges, min_row, MM(1), MM(100)),
    LENGTH("max-row", "最大行高", ts_fit_ranges, max_row, MM(1), MM(100)),
    INT("min-columns", "最少栏", ts_fit_ranges, min_columns, 1, 20),
    INT("max-columns", "最多栏", ts_fit_ranges, max_columns, 1, 20),
    INT("head-rows", "标题加行", ts_fit_ranges, head_rows, 0, 20),
    SHARE("least-height", "最小高宽比", ts_fit_ranges, least_height, 0, 2000),
    {"order", "次序", TS_KEY_WORDS, OF(ts_fit_ranges, order), 0, 0, NULL, NULL},
    END};

static const struct ts_key_choice full_widths[] = {{"keep", "照原稿", TS_FULL_WIDTH_KEEP},
                                                   {"digits", "数字改半角", TS_FULL_WIDTH_DIGITS},
                                                   {"half", "改半角", TS_FULL_WIDTH_HALF},
                                                   END};

static const struct ts_key copy_keys[] = {
    CHOICE("full-width", "全角", ts_copy_style, full_width, full_widths),
    CHOICE("wrapped", "折行", ts_copy_style, wrapped, wrapped_choices),
    BOOL("join", "接段", ts_copy_style, join), END};

static const struct ts_key limits_keys[] = {INT("megabytes", "兆字节", ts_limits, megabytes, 1, 1024),
                                            INT("paragraphs", "段数", ts_limits, paragraphs, 1, 10000000),
                                            INT("characters", "每段字数", ts_limits, characters, 1, 10000000),
                                            INT("pictures", "图片数", ts_limits, pictures, 0, 10000),
                                            INT("nesting", "嵌套", ts_limits, nesting, 1, 16),
                                            BOOL("outside", "稿外图片", ts_limits, outside),
                                            END};

static const struct ts_key face_keys[] = {FACE, END};

static const struct ts_key small_keys[] = {FACE, SHARE("size", "字号", ts_small, size, 200, 1000),
                                           SHARE("rise", "升高", ts_small, rise, 0, 1500), END};

static const struct ts_key marked_keys[] = {SECTION("strong", "加重", ts_inline_style, strong, face_keys),
                                            SECTION("emphasis", "强调", ts_inline_style, emphasis, face_keys),
                                            SECTION("ruby", "注音", ts_inline_style, ruby, small_keys),
                                            SECTION("note", "注码", ts_inline_style, note, small_keys), END};

static const struct ts_key_choice picture_positions[] = {{"top", "上", TS_PICTURE_TOP},
                                                         {"foot", "下", TS_PICTURE_FOOT},
                                                         {"middle", "中", TS_PICTURE_MIDDLE},
                                                         {"here", "文中", TS_PICTURE_HERE},
                                                         END};

static const struct ts_key_choice picture_sides[] = {{"left", "左", TS_PICTURE_LEFT},
                                                     {"right", "右", TS_PICTURE_RIGHT},
                                                     {"centre", "居中", TS_PICTURE_CENTRE},
                                                     {"center", "中", TS_PICTURE_CENTRE},
                                                     END};

static const struct ts_key caption_keys[] = {TYPE, ALIGN, END}, photo_credit_keys[] = {TYPE, END};

static const struct ts_key picture_keys[] = {
    INT("columns", "栏数", ts_picture_style, columns, 0, 20),
    CHOICE("position", "位置", ts_picture_style, position, picture_positions),
    CHOICE("side", "侧", ts_picture_style, side, picture_sides),
    INT("rows-before", "上空", ts_picture_style, rows_before, 0, 20),
    INT("rows-after", "下空", ts_picture_style, rows_after, 0, 20),
    INT("resolution", "分辨率", ts_picture_style, resolution, 0, 2400),
    SHARE("trim", "裁边", ts_picture_style, trim, 0, 250),
    LENGTH("rule", "框线", ts_picture_style, rule, 0, MM(5)),
    COLOUR("rule-colour", "框线颜色", ts_picture_style, rule_colour),
    SECTION("caption", "说明", ts_picture_style, caption, caption_keys),
    SECTION("credit", "作者", ts_picture_style, credit, photo_credit_keys),
    END};

static const struct ts_key_choice numerals[] = {
    {"figures", "数字", TS_NUMERALS_FIGURES}, {"chinese", "汉字", TS_NUMERALS_CHINESE}, END};

static const struct ts_key jump_keys[] = {TYPE,
                                          BOOL("show", "显示", ts_jump_style, show),
                                          STRING("to", "下转", ts_jump_style, to),
                                          ALIGN,
                                          STRING("from", "上接", ts_jump_style, from),
                                          CHOICE("from-align", "上接对齐", ts_jump_style, from_align, aligns),
                                          CHOICE("numerals", "版次数字", ts_jump_style, numerals, numerals),
                                          END};

static const struct ts_key jump_headline_keys[] = {
    TYPE,
    LENGTH("min-size", "最小字号", ts_type, min_size, MM(1), MM(200)),
    ALIGN,
    PHRASE_GAP,
    INT("rows", "占行", ts_type, rows, 0, 20),
    INT("rows-after", "下空", ts_type, rows_after, 0, 20),
    END};

static const struct ts_key folio_type_keys[] = {TYPE, TRACKING, PHRASE_GAP, END};

static const struct ts_key folio_keys[] = {
    SECTION("number", "版次", ts_folio_style, number, folio_type_keys),
    SECTION("section", "版名", ts_folio_style, section, folio_type_keys),
    SECTION("info", "信息", ts_folio_style, info, folio_type_keys),
    SECTION("paper", "报名", ts_folio_style, paper, folio_type_keys),
    LENGTH("section-width", "版名宽", ts_folio_style, section_width, 0, MM(200)),
    COLOUR("section-tint", "版名底色", ts_folio_style, section_tint),
    LENGTH("thick", "粗线", ts_folio_style, thick, 0, MM(5)),
    LENGTH("thin", "细线", ts_folio_style, thin, 0, MM(5)),
    LENGTH("gap", "线距", ts_folio_style, gap, 0, MM(5)),
    LENGTH("above", "离版心", ts_folio_style, above, 0, MM(100)),
    END};

static const struct ts_key masthead_keys[] = {
    INT("rows", "占行", ts_masthead_style, rows, 0, 60),
    INT("columns", "跨栏", ts_masthead_style, columns, 0, 20),
    SECTION("paper", "报名", ts_masthead_style, paper, folio_type_keys),
    SECTION("info", "信息", ts_masthead_style, info, folio_type_keys), END};

static const struct ts_key text_keys[] = {STRING("paper", "报名", ts_folio_text, paper),
                                          STRING("date", "日期", ts_folio_text, date),
                                          STRING("page", "版次", ts_folio_text, page),
                                          STRING("section", "版名", ts_folio_text, section),
                                          STRING("editor", "责编", ts_folio_text, editor),
                                          STRING("designer", "美编", ts_folio_text, designer),
                                          STRING("proofreader", "校对", ts_folio_text, proofreader),
                                          STRING("issue", "期号", ts_folio_text, issue),
                                          STRING("cn", "刊号", ts_folio_text, cn),
                                          STRING("pages", "今日版数", ts_folio_text, pages),
                                          STRING("sponsor", "主办", ts_folio_text, sponsor),
                                          STRING("publisher", "出版", ts_folio_text, publisher),
                                          STRING("address", "社址", ts_folio_text, address),
                                          END};

static const struct ts_key_choice rule_levels[] = {{"off", "不查", TS_RULE_OFF},
                                                   {"note", "说明", TS_RULE_NOTE},
                                                   {"warning", "警告", TS_RULE_WARNING},
                                                   {"error", "错误", TS_RULE_ERROR},
                                                   END};

#define FILES(n, a, field)                                                                                   \
    { n, a, TS_KEY_FILES, OF(ts_check_style, field), 0, 0, NULL, NULL }
#define RULE_KEY(id, code, alias) CHOICE(code, alias, ts_check_style, levels[TS_RULE_##id], rule_levels),

static const struct ts_key check_keys[] = {
    INT("headline", "标题字数", ts_check_style, most_headline, 0, 200), FILES("terms", "用词表", terms),
    FILES("sensitive", "敏感词表", sensitive), FILES("names", "人名地名表", names), TS_RULES(RULE_KEY) END};

static const struct ts_key separation_keys[] = {
    INT("rows", "空行", ts_separation_style, rows, 0, 10),
    LENGTH("rule", "线", ts_separation_style, rule, 0, MM(5)),
    COLOUR("rule-colour", "线颜色", ts_separation_style, rule_colour),
    LENGTH("frame", "框线", ts_separation_style, frame, 0, MM(5)),
    COLOUR("frame-colour", "框线颜色", ts_separation_style, frame_colour),
    COLOUR("tint", "底色", ts_separation_style, tint),
    END};

static const struct ts_key advert_keys[] = {TYPE, END};

/* Once as keys, once as choices. */
#define ROLES(X)                                                                                             \
    X(TS_BLOCK_ARTICLE, "article", "一般")                                                                   \
    X(TS_BLOCK_LEAD, "lead", "头条")                                                                         \
    X(TS_BLOCK_SECOND, "second", "二条")                                                                     \
    X(TS_BLOCK_FOOT, "foot", "倒头条")                                                                       \
    X(TS_BLOCK_BRIEFS, "briefs", "简讯")                                                                     \
    X(TS_BLOCK_PHOTO, "photo", "图片新闻")                                                                   \
    X(TS_BLOCK_LINK, "link", "链接")                                                                         \
    X(TS_BLOCK_ADVERT, "advert", "广告")
#define ROLE_KEY(role, n, a) [role] = {n, a, TS_KEY_PARTIAL, 0, 0, 0, NULL, NULL},
#define ROLE_CHOICE(role, n, a) [role] = {n, a, role},

static const struct ts_key role_keys[] = {ROLES(ROLE_KEY) END};
const struct ts_key_choice ts_schema_role_choices[] = {ROLES(ROLE_CHOICE) END};
static const struct ts_key style_keys[] = {
    {"extends", "继承", TS_KEY_PARENT, 0, 0, 0, NULL, NULL},
    STRING("name", "名称", ts_style, name),
    STRING("about", "说明", ts_style, about),
    {"sizes", "字号表", TS_KEY_SIZE_TABLE, OF(ts_style, office_sizes), 0, 0, size_tables, NULL},
    SECTION_OF_STYLE("page", "纸张", page_keys),
    SECTION_OF_STYLE("area", "版心", area_keys),
    SECTION("body", "正文", ts_style, body, body_keys), /* its size is the grid's em */
    SECTION_OF_STYLE("grid", "网格", grid_keys),
    SECTION_OF_STYLE("fonts", "字体", fonts_keys),
    SECTION("question", "问", ts_style, question, speaker_keys),
    SECTION("answer", "答", ts_style, answer, speaker_keys),
    BOOL("mark-lead-in", "段首标黑", ts_style, mark_lead_in),
    SECTION("lead-in", "段首", ts_style, lead_in, label_keys),
    BOOL("mark-dateline", "电头标黑", ts_style, mark_dateline),
    SECTION("dateline", "电头", ts_style, dateline, dateline_keys),
    SECTION("run-in", "接排题", ts_style, run_in, dateline_keys),
    SECTION("quote", "引文", ts_style, quote, quote_keys),
    SECTION("code", "代码", ts_style, code, code_keys),
    SECTION("list", "列表", ts_style, list, list_keys),
    SECTION("pull", "引语", ts_style, pull, pull_keys),
    SECTION("table", "表格", ts_style, table, table_keys),
    SECTION("table-head", "表头", ts_style, table_head, type_keys),
    SECTION("box", "框文", ts_style, box, box_keys),
    SECTION("box-title", "框题", ts_style, box_title, box_title_keys),
    SECTION("credit", "文末署名", ts_style, credit, credit_keys),
    STRING("end-mark", "文末标记", ts_style, end_mark),
    SECTION("notes", "注文", ts_style, notes, notes_keys),
    SECTION("head", "题头", ts_style, head, head_keys),
    SECTION("kicker", "引题", ts_style, kicker, heading_keys),
    SECTION("headline", "主题", ts_style, headline, heading_keys),
    SECTION("deck", "副题", ts_style, deck, heading_keys),
    SECTION("byline", "署名", ts_style, byline, byline_keys),
    SECTION("standfirst", "提要", ts_style, standfirst, standfirst_keys),
    SECTION("standfirst-label", "提要标签", ts_style, standfirst_label, label_keys),
    SECTION("lead", "导语", ts_style, lead, lead_keys),
    SECTION("subhead", "小标题", ts_style, subhead, subhead_keys),
    SECTION("fit", "拼版", ts_style, fit, fit_keys),
    SECTION("line", "行文", ts_style, line, line_keys),
    SECTION("copy", "来稿", ts_style, copy, copy_keys),
    SECTION("limits", "上限", ts_style, limits, limits_keys),
    SECTION("marked", "行内标记", ts_style, marked, marked_keys),
    SECTION("picture", "图片", ts_style, picture, picture_keys),
    SECTION("jump", "转版", ts_style, jump, jump_keys),
    SECTION("jump-headline", "接续题", ts_style, jump_headline, jump_headline_keys),
    SECTION("folio", "报眉", ts_style, folio, folio_keys),
    SECTION("masthead", "报头", ts_style, masthead, masthead_keys),
    SECTION("separation", "版块间", ts_style, separation, separation_keys),
    SECTION("advert", "广告位", ts_style, advert, advert_keys),
    SECTION("text", "稿头", ts_style, text, text_keys),
    {"words", "词表", TS_KEY_WORDS, OF(ts_style, words), 0, 0, NULL, NULL},
    {"blocks", "版块", TS_KEY_BLOCKS, 0, 0, 0, NULL, role_keys},
    SECTION("check", "查稿", ts_style, check, check_keys),
    END};

const struct ts_key *ts_schema_roles(void) {
    return role_keys;
}

const struct ts_key *ts_schema_keys(void) {
    return style_keys;
}

const struct ts_key *ts_schema_find(const struct ts_key *keys, const char *name) {
    for (const struct ts_key *k = keys; k->name; k++)
        if (strcmp(k->name, name) == 0 || strcmp(k->alias, name) == 0)
            return k;
    return NULL;
}

/* How far a name may be from what was written: half of it wrong is another word, and one letter is like
 * anything. The result is one more than that; 0 = nothing is near. */
static size_t reach(const char *name) {
    size_t length = ts_near_length(name);
    return length < 2 ? 0 : length == 3 ? 3 : length < 4 ? 2 : length / 2 + 1;
}

/* Keep the nearer of two names. */
static void compare(const char *written, const char *name, size_t *best, const char **nearest) {
    size_t d = ts_near_distance(written, name);
    if (d < *best) {
        *best = d;
        *nearest = name;
    }
}

const char *ts_schema_nearest(const struct ts_key *keys, const char *name) {
    size_t best = reach(name);
    const char *nearest = NULL;
    for (const struct ts_key *k = keys; best && k->name; k++) {
        compare(name, k->name, &best, &nearest);
        compare(name, k->alias, &best, &nearest);
    }
    return nearest;
}

const char *ts_schema_nearest_choice(const struct ts_key_choice *choices, const char *name) {
    size_t best = reach(name);
    const char *nearest = NULL;
    for (const struct ts_key_choice *c = choices; best && c->name; c++) {
        compare(name, c->name, &best, &nearest);
        compare(name, c->alias, &best, &nearest);
    }
    return nearest;
}
