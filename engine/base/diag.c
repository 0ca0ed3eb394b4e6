#include "base/diag.h"

#include "base/utf8.h"
#include "base/vec.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_OF_A_KIND = 100 };

extern const char *const ts_builtin_codes[]; /* made from the header: file-unreadable of TS_FILE_UNREADABLE */

struct message {
    enum ts_level level;
    enum ts_status status;
    const char *text[2]; /* English, Chinese; {0} {1} {2} stand for the arguments */
};

static const struct message messages[TS_N_CODES] = {
    [TS_FILE_UNREADABLE] = {TS_ERROR, TS_NOT_DONE, {"cannot read {0}: {1}", "无法读取 {0}：{1}"}},
    [TS_FILE_EMPTY] = {TS_ERROR, TS_NOT_DONE, {"the file holds no text to set", "文件里没有可排的文字"}},
    [TS_FILE_BINARY] = {TS_ERROR,
                        TS_NOT_DONE,
                        {"this is not text ({0}); save the article as plain text, UTF-8 for choice",
                         "不是文本（{0}）；请把稿件另存为纯文本，最好是 UTF-8"}},
    [TS_FILE_ENCODING] = {TS_NOTE,
                          TS_DONE,
                          {"read as {0}; if characters are wrong, say what it is with --encoding",
                           "按 {0} 读入；若字不对，请用 --encoding 指明编码"}},
    [TS_FILE_TOO_LONG] = {TS_ERROR,
                          TS_NOT_DONE,
                          {"longer than {0}; split the article", "超过 {0}；请把稿件分开"}},
    [TS_DOCX_REFUSED] = {TS_ERROR,
                         TS_NOT_DONE,
                         {"cannot read this as a Word document: {0}", "无法读作 Word 文件：{0}"}},
    [TS_DOCX_LOST] = {TS_WARNING, TS_LOOK, {"{0} is not set: {1}", "未排出{0}：{1}"}},
    [TS_DOCX_LEFT_OUT] = {TS_NOTE, TS_DONE, {"{0} is left out: {1}", "略去{0}：{1}"}},
    [TS_DOCX_CHANGES] = {TS_WARNING,
                         TS_LOOK,
                         {"tracked changes are not settled: {0} insertions are set, {1} deletions left out; "
                          "see to it in Word",
                          "修订尚未定稿：插入 {0} 处照排，删除 {1} 处略去；请在 Word 中接受或拒绝"}},
    [TS_DOCX_TABLE] = {TS_WARNING,
                       TS_LOOK,
                       {"a table has merged cells or a table in a cell: covered cells are set empty, the "
                        "inner table as text",
                        "表格有合并单元格或嵌套表格：被合并的格子留空，内层表格按文字排"}},
    [TS_TEXT_BAD_BYTE] = {TS_WARNING,
                          TS_LOOK,
                          {"not {1}: byte {0}; U+FFFD stands in its place on the page",
                           "不是 {1}：字节 {0}；版面上以 U+FFFD 代替"}},
    [TS_TEXT_REPLACED] = {TS_WARNING,
                          TS_LOOK,
                          {"U+FFFD stands in the copy: a character was lost before it came here",
                           "稿件里有 U+FFFD：来稿之前已丢字"}},
    [TS_TEXT_CONTROL] = {TS_WARNING, TS_LOOK, {"control character {0} is not set", "控制字符 {0} 未排出"}},
    [TS_TEXT_ZERO_WIDTH] = {TS_NOTE,
                            TS_DONE,
                            {"{0} has no width and is not seen; it stays in the text",
                             "{0} 没有宽度，看不见；仍在文字里"}},
    [TS_TEXT_IDEOGRAPH] = {TS_NOTE,
                           TS_DONE,
                           {"{0} is a radical or compatibility form; {1} is set",
                            "{0} 是部首或兼容字，改排 {1}"}},
    [TS_TEXT_COMPOSED] = {TS_NOTE, TS_DONE, {"{0} is set as {1}, its composed form", "{0} 改排合成字 {1}"}},
    [TS_TEXT_WIDTH] = {TS_NOTE,
                       TS_DONE,
                       {"full-width {0} is set as {1}, as copy.full-width says",
                        "全角 {0} 按“来稿.全角”改排 {1}"}},
    [TS_COPY_LIMIT] = {TS_ERROR,
                       TS_NOT_DONE,
                       {"more {0} than {1}, the most that the style allows (limits.{2})",
                        "{0}超过样式的上限 {1}（上限.{2}）"}},
    [TS_COPY_COUNTED] = {TS_NOTE, TS_DONE, {"characters: {1}; {0} set; {2}", "{1}；排出 {0} 字；{2}"}},
    [TS_COPY_MISCOUNTED] =
        {TS_WARNING,
         TS_LOOK,
         {"the text has {0} characters, and {1} are on the pages; please compare them with the copy",
          "正文应有 {0} 字，版面上有 {1} 字；请对照原稿"}},
    [TS_COPY_WRAPPED] =
        {TS_NOTE,
         TS_DONE,
         {"lines of the copy are cut at one width, as in mail; {0} were joined to paragraphs. "
          "--wrapped no sets each as a paragraph",
          "来稿按一定宽度折行；已把 {0} 行接成段。每行各为一段请用 --wrapped no"}},
    [TS_COPY_CUT] = {TS_WARNING,
                     TS_LOOK,
                     {"a paragraph is cut in two: {0} ({1}); it is set as it stands, --join joins it",
                      "此处一段断成两段：{0}（{1}）；照断开的排，要接上请加 --join"}},
    [TS_COPY_JOINED] = {TS_NOTE,
                        TS_DONE,
                        {"a paragraph was cut in two here, and is joined: {0} ({1})",
                         "此处一段断成两段，已接上：{0}（{1}）"}},
    [TS_COPY_GOES_ON] = {TS_WARNING,
                         TS_LOOK,
                         {"no sentence ends here, and the next paragraph may go on with it: {0}",
                          "句子未完，下一段可能是接着写的：{0}"}},
    [TS_COPY_HOLE] = {TS_WARNING,
                      TS_LOOK,
                      {"no sentence ends here, and the next paragraph begins another; is text missing? {0}",
                       "句子未完，下一段另起一句，疑有缺文：{0}"}},
    [TS_HEADER_SYNTAX] = {TS_WARNING,
                          TS_LOOK,
                          {"the header block is not valid YAML ({0}); its lines are set as text",
                           "稿头不是正确的 YAML（{0}）；各行按正文排出"}},
    [TS_HEADER_UNKNOWN_KEY] = {TS_WARNING,
                               TS_LOOK,
                               {"unknown header key \"{0}\"{1}; its value is not on the page",
                                "稿头没有“{0}”这一项{1}；其内容未上版"}},
    [TS_HEADER_KEY_TWICE] = {TS_WARNING,
                             TS_LOOK,
                             {"\"{0}\" and \"{1}\" are one key; its value here is not on the page",
                              "“{0}”与“{1}”是同一项；此处的值未上版"}},
    [TS_HEADER_BAD_VALUE] = {TS_WARNING,
                             TS_LOOK,
                             {"header {0}: \"{1}\" is not {2}; it is not on the page",
                              "稿头 {0}：“{1}”不是{2}；未上版"}},
    [TS_HEADER_NOT_COUNTED] = {TS_WARNING,
                               TS_LOOK,
                               {"page number \"{0}\" is not in digits; further pages will have none",
                                "版次“{0}”不是数字；续版将没有版次"}},
    [TS_HEADLINE_MISSING] = {TS_WARNING,
                             TS_LOOK,
                             {"no headline: put \"# \" before its line, or 标题 into the header block",
                              "没有标题：请在标题行前加“# ”，或在稿头写“标题”"}},
    [TS_HEADLINE_TAKEN] = {TS_NOTE,
                           TS_DONE,
                           {"this line is taken as the headline, by its place; \"# \" before it says so",
                            "此行按位置认作标题；在行前加“# ”即为明写"}},
    [TS_HEADLINE_SECOND] = {TS_WARNING,
                            TS_LOOK,
                            {"there is a headline already; this \"# \" line is set as a subhead",
                             "已有标题；这个“# ”行按小标题排"}},
    [TS_HEADING_DOUBTFUL] =
        {TS_WARNING,
         TS_LOOK,
         {"looks like a heading, but is not set as a subhead: write one to six # and a blank, then its words",
          "像是标题，现未按小标题排：应写一至六个半角 # 加空格，再写文字"}},
    [TS_SUBHEAD_TAKEN] = {TS_NOTE,
                          TS_DONE,
                          {"this line is taken as a subhead; \"## \" before it says so",
                           "此行认作小标题；在行前加“## ”即为明写"}},
    [TS_SUBHEAD_EMPTY] = {TS_WARNING, TS_LOOK, {"a subhead with nothing under it", "小标题下面没有正文"}},
    [TS_SUBHEAD_LONG] = {TS_WARNING,
                         TS_LOOK,
                         {"no column holds the subhead with two lines under it; it is set as text",
                          "一栏排不下这个小标题和它下面的两行；按正文排"}},
    [TS_LINK_NOT_SET] = {TS_NOTE,
                         TS_DONE,
                         {"the address behind this link is not set: {0}", "链接的地址未排出：{0}"}},
    [TS_MARKUP_UNMATCHED] =
        {TS_WARNING,
         TS_LOOK,
         {"{0} has no partner in its paragraph and is set as text; write \\{0} if that is meant",
          "这个 {0} 在本段没有配对，按原样排出；若本意如此请写作 \\{0}"}},
    [TS_MARKUP_UNKNOWN] =
        {TS_WARNING,
         TS_LOOK,
         {"{0} is no mark; the marks are dots, name, title, death, strong and emphasis; it is set as text",
          "没有 {0} 这种标记，只有 着重、专名、书名、示亡、重点、语气；按原样排出"}},
    [TS_MARKUP_DEEP] =
        {TS_WARNING,
         TS_LOOK,
         {"{0} is markup inside more markup than the style allows (limits.nesting); it is set as text",
          "{0} 的嵌套层数超过样式的上限（上限.嵌套）；按原样排出"}},
    [TS_MARKUP_RUBY] = {TS_WARNING,
                        TS_LOOK,
                        {"{0}: as many small texts as characters, or one for all; it is set as text",
                         "{0}：注音应与字数相同，或合写一个；按原样排出"}},
    [TS_PICTURE_SYNTAX] =
        {TS_WARNING,
         TS_LOOK,
         {"this looks like a picture but is none, and is set as text; write "
          "![caption](file.jpg), with nothing behind it but attributes in braces",
          "像图片又不是，按正文排出；请写成 ![图片说明](文件.jpg)，后面只可有花括号里的宽、位置、侧"}},
    [TS_PICTURE_IN_LINE] =
        {TS_WARNING,
         TS_LOOK,
         {"the picture {0} stands inside a paragraph and is set as text; give it a line of its own",
          "图片 {0} 写在段落当中，按正文排出；请另起一行"}},
    [TS_PICTURE_ATTRIBUTE] =
        {TS_WARNING,
         TS_LOOK,
         {"\"{0}\" is not width=1 to 20, position=top foot middle here, side=left "
          "right centre, or of a box columns=1 to 20; it is left out",
          "“{0}”不是 宽=1栏 至 20栏，位置=上 下 中 文中，侧=左 右 居中，或框文的 栏=1 至 20；未用"}},
    [TS_PICTURE_UNREADABLE] = {TS_WARNING,
                               TS_LOOK,
                               {"picture {0}: {1}; a crossed frame stands in its place",
                                "图片 {0}：{1}；原位画叉框代替"}},
    [TS_PICTURE_RGB] = {TS_NOTE,
                        TS_DONE,
                        {"picture {0} is in RGB; a press wants CMYK or grey",
                         "图片 {0} 是 RGB；付印宜用 CMYK 或灰度"}},
    [TS_PICTURE_REDUCED] = {TS_WARNING, TS_LOOK, {"picture {0}: {1}", "图片 {0}：{1}"}},
    [TS_PICTURE_COARSE] = {TS_WARNING, TS_LOOK, {"picture {0} has {1}; {2}", "图片 {0} {1}；{2}"}},
    [TS_INSET_HIGH] = {TS_WARNING,
                       TS_LOOK,
                       {"higher than a column with text beside it; it is set as text",
                        "比一栏还高；按正文排"}},
    [TS_TABLE_WIDE] = {TS_WARNING,
                       TS_LOOK,
                       {"the table does not fit into a column; its rows are set as text",
                        "表格一栏排不下；各行按正文排"}},
    [TS_INSET_NARROWED] = {TS_WARNING,
                           TS_LOOK,
                           {"it does not fit over {0} columns: {1}; it is set in one",
                            "跨 {0} 栏排不下：{1}；改排在一栏里"}},
    [TS_INSET_CARRIED] = {TS_WARNING,
                          TS_LOOK,
                          {"there is no room on the page of its text; it stands on a further one",
                           "正文所在的版排不下；已转到后面的版"}},
    [TS_BOX_FENCE] = {TS_WARNING,
                      TS_LOOK,
                      {"a line ::: that opens or closes no box; it is set as text",
                       "这一行 ::: 没有配成一对，按正文排"}},
    [TS_LIST_ALONE] = {TS_WARNING,
                       TS_LOOK,
                       {"one line with a list's sign is no list; it is set as text, with its sign",
                        "列表符号只有一行，不成列表；连符号按正文排出"}},
    [TS_LIST_SPEECH] =
        {TS_WARNING,
         TS_LOOK,
         {"these lines with - read like speech; they are set as text, with their signs. For a list write *",
          "这几行 - 像是对话，连符号按正文排出；若是列表请改用 *"}},
    [TS_NOTE_MISSING] = {TS_WARNING,
                         TS_LOOK,
                         {"the note mark {0} has no note; a note is a line that begins with {0}:",
                          "注码 {0} 没有注文；注文另起一行，写作 {0}: 文字"}},
    [TS_NOTE_UNUSED] = {TS_WARNING,
                        TS_LOOK,
                        {"no mark {0} in the text points to this note",
                         "正文里没有注码 {0}，这条注无处可挂"}},
    [TS_NOTE_TWICE] = {TS_WARNING,
                       TS_LOOK,
                       {"there is a note {0} already; this one is set behind it",
                        "已有注文 {0}；这一条也照样排出"}},
    [TS_ROW_TIGHT] = {TS_WARNING,
                      TS_LOOK,
                      {"the line gap of {0} em is too small for marks between lines, which need {1} em; "
                       "raise the style's row",
                       "行间只有 {0} 字，排不下行间的标记（需 {1} 字）；请加大样式的行高"}},
    [TS_STYLE_NOT_FOUND] = {TS_ERROR,
                            TS_NOT_DONE,
                            {"no style \"{0}\"; looked in {1}; typeset-page styles lists them",
                             "没有样式“{0}”；找过 {1}；现有的样式用 typeset-page styles 列出"}},
    [TS_STYLE_NO_PARENT] = {TS_ERROR,
                            TS_NOT_DONE,
                            {"extends: no style \"{0}\"; looked in {1} ({2})",
                             "继承：没有样式“{0}”；找过 {1}（{2}）"}},
    [TS_STYLE_CIRCLE] = {TS_ERROR,
                         TS_NOT_DONE,
                         {"extends: these styles go in a circle, {0}; without extends a style stands on the "
                          "built-in one",
                          "继承：样式互相继承，成了一圈：{0}；不写继承即用内置样式打底"}},
    [TS_STYLE_SYNTAX] = {TS_ERROR, TS_NOT_DONE, {"not valid YAML: {0}", "YAML 有误：{0}"}},
    [TS_STYLE_UNKNOWN_KEY] = {TS_ERROR, TS_NOT_DONE, {"unknown key \"{0}\"{1}", "没有“{0}”这一项{1}"}},
    [TS_STYLE_KEY_TWICE] = {TS_ERROR,
                            TS_NOT_DONE,
                            {"\"{0}\" and \"{1}\" are one key; keep one of them",
                             "“{0}”与“{1}”是同一项；请只留一个"}},
    [TS_STYLE_BAD_VALUE] = {TS_ERROR, TS_NOT_DONE, {"{0}: \"{1}\" is not {2}", "{0}：“{1}”不是{2}"}},
    [TS_STYLE_COMMENT] =
        {TS_ERROR,
         TS_NOT_DONE,
         {"{0}: what stands behind # is a comment, so it has no value; put quotes around a value "
          "with #: \"#…\"",
          "{0}：# 后面算注释，所以没有值；值里有 # 请加引号：\"#…\""}},
    [TS_STYLE_IMPOSSIBLE] = {TS_ERROR, TS_NOT_DONE, {"{0} [{1}]", "{0}〔{1}〕"}},
    [TS_BLOCK_FIXED] = {TS_ERROR,
                        TS_NOT_DONE,
                        {"{0} is the page's, which all its blocks share; it cannot be another in a block: "
                         "set it in the page's style",
                         "{0} 归全版，各版块共用，不能在一个版块里另定；请改在全版的样式里"}},
    [TS_SET_SYNTAX] = {TS_ERROR,
                       TS_USAGE,
                       {"--set {0}: write KEY=VALUE, as in grid.row=18点",
                        "--set {0}：应写作 项=值，例如 grid.row=18点"}},
    [TS_PLAN_WRONG] = {TS_ERROR, TS_NOT_DONE, {"{0}: {1}", "{0}：{1}"}},
    [TS_PLAN_OFF_GRID] = {TS_ERROR,
                          TS_NOT_DONE,
                          {"{0} is off the grid: the page has {1}", "{0} 超出网格：全版 {1}"}},
    [TS_PLAN_OVERLAP] = {TS_ERROR,
                         TS_NOT_DONE,
                         {"{0} overlaps the block of line {1}", "{0} 与第 {1} 行的版块重叠"}},
    [TS_PLAN_MASTHEAD] = {TS_ERROR,
                          TS_NOT_DONE,
                          {"{0} overlaps the masthead, {1}", "{0} 与报头重叠：报头 {1}"}},
    [TS_PLAN_NO_ROOM] = {TS_ERROR,
                         TS_NOT_DONE,
                         {"no room is left on the page for this block", "版面上已没有位置放这个版块"}},
    [TS_PLAN_APART] = {TS_ERROR,
                       TS_NOT_DONE,
                       {"this part touches none of the parts before it", "这一分块与前面的分块不相接"}},
    [TS_PLAN_SMALL] = {TS_ERROR,
                       TS_NOT_DONE,
                       {"{0} is too small: a head and four rows of text need {1} rows",
                        "{0} 太小：标题加四行正文要 {1} 行"}},
    [TS_PLAN_TWICE] = {TS_ERROR, TS_NOT_DONE, {"{0} stands in {1} already", "{0} 在 {1} 已经用过"}},
    [TS_PLAN_WHITE] = {TS_WARNING,
                       TS_LOOK,
                       {"white: {0} at {1} belong to no block", "留白：{1} 处 {0}没有版块"}},
    [TS_PLAN_HEADS_BESIDE] =
        {TS_WARNING,
         TS_LOOK,
         {"this head stands side by side with that of the block of line {0}: lower one of "
          "them, set one vertically, or frame one",
          "碰题：与第 {0} 行的版块标题并排；请错开、改竖题或加框"}},
    [TS_PLAN_HEADS_STACKED] =
        {TS_WARNING,
         TS_LOOK,
         {"this head stands under that of the block of line {0} with less than four rows "
          "of text between",
          "叠题：上面紧挨着第 {0} 行的版块标题，中间正文不足四行"}},
    [TS_PLAN_LABEL] = {TS_WARNING,
                       TS_LOOK,
                       {"the label \"{0}\" does not say 广告, which an advert has to (广告法, article 14)",
                        "标签“{0}”没有“广告”二字：《广告法》第十四条要求显著标明"}},
    [TS_PLAN_NONE] =
        {TS_WARNING,
         TS_LOOK,
         {"no plan: no line begins with \"blocks:\" or \"pages:\"; set as an article. Write the key at "
          "the margin, and save as UTF-8",
          "不是版样：没有顶格写的“版块:”或“各版:”，已按稿件排；请顶格写这一项，并存为 UTF-8"}},
    [TS_PLAN_JUMP_ALONE] =
        {TS_WARNING,
         TS_LOOK,
         {"this page is set alone: what its article has on page {0} is not set, which needs the issue's file",
          "只排这一版：稿件在第 {0} 版的文字没有排，要用整期的文件来排"}},
    [TS_PLAN_JUMP] = {TS_ERROR, TS_NOT_DONE, {"jump to or from page {0}: {1}", "转接第 {0} 版：{1}"}},
    [TS_PLAN_CIRCLE] = {TS_ERROR,
                        TS_NOT_DONE,
                        {"the jumps of {0} go in a circle: pages {1}", "{0} 的转版兜成了圈：{1} 版"}},
    [TS_ISSUE_PAGE] = {TS_WARNING,
                       TS_LOOK,
                       {"page number {0} where {1} should stand: 《报纸期刊质量管理规定》 wants numbers "
                        "complete and in order",
                        "版次 {0} 处应为 {1}：《报纸期刊质量管理规定》要求版序清楚、连续"}},
    [TS_ISSUE_DIFFERS] = {TS_WARNING,
                          TS_LOOK,
                          {"{0} is \"{1}\" on this page and \"{2}\" in the issue",
                           "{0} 在本版是“{1}”，整期是“{2}”"}},
    [TS_ISSUE_COUNT] = {TS_WARNING,
                        TS_LOOK,
                        {"the masthead says {0} pages today, the issue has {1}",
                         "报头写今日 {0} 版，本期实有 {1} 版"}},
    [TS_ISSUE_LACKS] =
        {TS_WARNING,
         TS_LOOK,
         {"the issue lacks {0}, which 《报纸期刊质量管理规定》 wants at a fixed place of every issue",
          "本期缺{0}：《报纸期刊质量管理规定》要求每期在固定位置刊登"}},
    [TS_FONT_MISSING] = {TS_ERROR,
                         TS_NOT_DONE,
                         {"font \"{0}\" ({1}) is not installed; {2}", "字体“{0}”（{1}）没有安装；{2}"}},
    [TS_FONT_RESTRICTED] =
        {TS_ERROR,
         TS_NOT_DONE,
         {"font \"{0}\" does not allow embedding a subset (OS/2 fsType, {1}); choose another",
          "字体“{0}”不许子集嵌入（OS/2 fsType，{1}）；请换一种"}},
    [TS_FONT_BROKEN] = {TS_ERROR, TS_NOT_DONE, {"font {0} cannot be used: {1}", "字体 {0} 无法使用：{1}"}},
    [TS_FONT_STANDS_IN] = {TS_NOTE,
                           TS_DONE,
                           {"font \"{0}\" is not installed; the style puts \"{1}\" in its place",
                            "字体“{0}”没有安装；按样式改用“{1}”"}},
    [TS_CHAR_FALLBACK] =
        {TS_NOTE,
         TS_DONE,
         {"\"{0}\" ({1}) is not in the font asked for; taken from {2}",
          "“{0}”（{1}）不在所用字体里；改用 {2}"}},
    [TS_CHAR_MISSING] = {TS_WARNING,
                         TS_LOOK,
                         {"\"{0}\" ({1}) is in no installed font; a box is drawn",
                          "“{0}”（{1}）任何已装字体都没有；以方框代替"}},
    [TS_TEXT_RIGHT_TO_LEFT] = {TS_WARNING,
                               TS_LOOK,
                               {"right-to-left text is set from left to right: {0}",
                                "自右至左的文字按自左至右排出：{0}"}},
    [TS_LINE_OVERFULL] = {TS_WARNING,
                          TS_LOOK,
                          {"line sticks out by {0} em: {1}", "此行超出版口 {0} 字：{1}"}},
    [TS_LINE_HOLE] = {TS_WARNING,
                      TS_LOOK,
                      {"loose line, opened by {0} em between characters: {1}",
                       "此行过松，字间加 {0} 字空：{1}"}},
    [TS_LINE_FORCED] = {TS_WARNING,
                        TS_LOOK,
                        {"what belongs together is longer than the line; it is broken against the rules: {0}",
                         "不可断开的文字比行长，只好不顾禁则断行：{0}"}},
    [TS_LINE_PARTED] = {TS_WARNING,
                        TS_LOOK,
                        {"marks in a row are parted, as line.part-marks allows: {0}",
                         "按 line.part-marks 把连用的标点拆到两行：{0}"}},
    [TS_LINE_SHORT] = {TS_WARNING,
                       TS_LOOK,
                       {"line left short by {0} em, with no place to open: {1}",
                        "此行缺 {0} 字，无处可加空：{1}"}},
    [TS_WORD_CUT] = {TS_WARNING,
                     TS_LOOK,
                     {"a word longer than the line was cut: {0}", "词比行长，已拦腰断开：{0}"}},
    [TS_HEADLINE_LONG] = {TS_WARNING,
                          TS_LOOK,
                          {"the headline takes {0} lines even at its smallest size; shorten it",
                           "标题用最小字号仍占 {0} 行；请缩短"}},
    [TS_HYPHEN_MISSING] =
        {TS_NOTE,
         TS_DONE,
         {"no hyphenation patterns ({0}): apt-get install hyphen-en-us; words are not divided",
          "没有断词表（{0}）：apt-get install hyphen-en-us；西文词不断开"}},
    [TS_PAGES_MORE] = {TS_NOTE,
                       TS_DONE,
                       {"the article takes {0} pages; {1} rows ({2} characters) stand on further ones",
                        "全文排成 {0} 版；{1} 行（{2} 字）排在续版"}},
    [TS_HEAD_TOO_HIGH] =
        {TS_WARNING,
         TS_LOOK,
         {"the head needs {0} rows and leaves too few of the page's {1} for the body; {2} set in the "
          "columns instead",
          "题头需 {0} 行，全版 {1} 行，留给正文的太少；{2}改排在各栏里"}},
    [TS_COLUMNS_UNEVEN] =
        {TS_WARNING,
         TS_LOOK,
         {"the columns end {0} rows apart, and no paragraph can be set a line longer or shorter; add "
          "or cut a line or two",
          "各栏末行相差 {0} 行，没有哪一段能排长或排短一行；请增删一两行"}},
    [TS_FIT_CHOSEN] = {TS_NOTE, TS_DONE, {"the page is filled: {0}; {1}", "已排满版面：{0}；{1}"}},
    [TS_FIT_FREE] = {TS_NOTE,
                     TS_DONE,
                     {"{0} rows ({1} characters) stay free below the article", "文末空 {0} 行（{1} 字）"}},
    [TS_FIT_NARROW] = {TS_NOTE,
                       TS_DONE,
                       {"a short article: it takes {0} of the page's {1} columns",
                        "短稿：占 {1} 栏中的 {0} 栏"}},
    [TS_BLOCK_FITTED] = {TS_NOTE, TS_DONE, {"the block is filled: {0}", "版块已排满：{0}"}},
    [TS_BLOCK_SHORT] =
        {TS_WARNING,
         TS_LOOK,
         {"the block is not full: {0} rows ({1} characters) are missing; add copy or a picture, or "
          "make the block smaller",
          "版块差 {0} 行（{1} 字）；请加文字或图片，或缩小版块"}},
    [TS_BLOCK_OVER] =
        {TS_WARNING,
         TS_LOOK,
         {"{0} rows ({1} characters) do not fit the block and stand on a page behind; cut copy, or "
          "make the block larger",
          "超 {0} 行（{1} 字），排在后面的余稿页；请删文字，或放大版块"}},
    [TS_BLOCK_MOVED] = {TS_NOTE,
                        TS_DONE,
                        {"the block's boundary was moved: {0} (it was {1})",
                         "版块边界已调：{0}（原为 {1}）"}},
    [TS_BLOCK_JUMP_ENDS] = {TS_WARNING,
                            TS_LOOK,
                            {"the article ends here; nothing goes on on page {0}",
                             "文章到此为止，没有转第 {0} 版的内容"}},
    [TS_FIT_SHORT] =
        {TS_WARNING,
         TS_LOOK,
         {"the page is not full: {0} rows ({1} characters) are missing; add copy, or widen the style's fit",
          "版面未满：差 {0} 行（{1} 字）；请加稿，或放宽样式的拼版范围"}},
    [TS_FIT_OVER] =
        {TS_WARNING,
         TS_LOOK,
         {"{0} rows ({1} characters) are over and stand on a further page; cut copy, or widen the "
          "style's fit",
          "超 {0} 行（{1} 字），已转下版；请删稿，或放宽样式的拼版范围"}},
    [TS_FIT_CUT] = {TS_NOTE,
                    TS_DONE,
                    {"a cut of {0} characters in this paragraph saves a row; its last line is: {1}",
                     "此段删 {0} 字可省一行，末行为：{1}"}},
    [TS_LEAD_LONG] =
        {TS_WARNING,
         TS_LOOK,
         {"the lead takes {0} rows, the style allows {1} (lead.most-rows); it is set in the body's columns. "
          "A subhead after its last paragraph would end it",
          "导语占 {0} 行，样式只许 {1} 行（导语.最多行）；改排在正文各栏里。导语之后加小标题即可分开"}},
    [TS_VERTICAL_NOT] =
        {TS_WARNING,
         TS_LOOK,
         {"the headline cannot stand vertically: it does not fit head.columns and head.rows at its smallest "
          "size, or has ruby, marks beside it or a character of no font; it is set horizontally",
          "标题不能竖排：用最小字号仍排不进题头的跨栏和占行，或者有注音、着重等标记、缺字；改为横排"}},
    [TS_MASTHEAD_LACKS] = {TS_WARNING,
                           TS_LOOK,
                           {"the masthead lacks {0}, which 《报纸出版管理规定》 wants in every issue",
                            "报头缺{0}：《报纸出版管理规定》要求每期标示"}},
    [TS_FOLIO_CROWDED] =
        {TS_WARNING,
         TS_LOOK,
         {"the folio line is too short for its date and credits, even at 5点; they run into the paper's name",
          "报眉放不下日期和责编、美编、校对，缩到 5 点仍与报名相叠"}},
    [TS_PROPOSE_MANY] =
        {TS_ERROR,
         TS_NOT_DONE,
         {"{0} blocks; a plan is proposed for at most {1}: leave some out, or join short articles "
          "as briefs",
          "共 {0} 个版块，一版最多 {1} 个才能出版样；请减稿，或把短稿并成简讯"}},
    [TS_PROPOSE_NO_ROOM] = {TS_ERROR,
                            TS_NOT_DONE,
                            {"adverts ({0}) leave no room on the page of {1}",
                             "广告（{0}）占满了 {1} 的版面，排不下稿件"}},
    [TS_PROPOSE_NONE] =
        {TS_ERROR,
         TS_NOT_DONE,
         {"adverts of this size and these articles make no page of whole columns and rows; change a "
          "size or leave an advert out",
          "按这样大小的广告和这些稿件，凑不成整栏整行的版面；请改广告尺寸或撤一个广告"}},
    [TS_PROPOSE_OVER] =
        {TS_WARNING,
         TS_LOOK,
         {"the articles are too long for the page: {0} rows ({1} characters) are over, {2} % of it; "
          "cut copy or leave an article out",
          "稿件超出版面：超 {0} 行（{1} 字），占全版 {2}%；请删稿或撤稿"}},
    [TS_PROPOSE_SHORT] =
        {TS_WARNING,
         TS_LOOK,
         {"the articles do not fill the page: {0} rows ({1} characters) are missing, {2} % of it; "
          "add an article or a picture",
          "稿件不足一版：差 {0} 行（{1} 字），占全版 {2}%；请加稿或加图"}},
    [TS_PROPOSE_MADE] = {TS_NOTE, TS_DONE, {"score {0}; {1}", "得分 {0}；{1}"}},
    [TS_WRITE_FAILED] = {TS_ERROR, TS_TRY_AGAIN, {"cannot write {0}: {1}{2}", "无法写入 {0}：{1}{2}"}},
    [TS_WRITE_REFUSED] = {TS_ERROR, TS_NOT_DONE, {"cannot write {0}: {1}", "无法写入 {0}：{1}"}},
    [TS_FIX_NOT_WRITTEN] = {TS_ERROR,
                            TS_NOT_DONE,
                            {"fixes are not written: this is {0}, not UTF-8 text; --fix shows them",
                             "改动没有写入：稿件是 {0}，不是 UTF-8 文本；可用 --fix 查看"}},
    [TS_PDF_FAILED] = {TS_ERROR, TS_NOT_DONE, {"the PDF cannot be made: {0}", "无法生成 PDF：{0}"}},
    [TS_PICTURE_TOOL] = {TS_ERROR,
                         TS_NOT_DONE,
                         {"a PNG needs {0}: apt-get install {1}, or write a .pdf",
                          "输出 PNG 需要 {0}：apt-get install {1}，或改用 .pdf"}},
    [TS_PICTURE_FAILED] = {TS_ERROR, TS_NOT_DONE, {"{0} failed with status {1}", "{0} 失败，状态 {1}"}},
    [TS_MANIFEST_WRONG] = {TS_ERROR, TS_NOT_DONE, {"{0}", "{0}"}},
    [TS_MANIFEST_TWICE] = {TS_ERROR,
                           TS_NOT_DONE,
                           {"the id \"{0}\" stands at {1} already; two jobs would write one file",
                            "编号“{0}”在 {1} 已有；两项会写到同一个文件"}},
    [TS_CRASH] = {TS_ERROR,
                  TS_NOT_DONE,
                  {"the process that was setting it ended: {0}", "排它的进程中止：{0}"}},
};

struct entry {
    enum ts_code code;
    struct ts_place place;
    const char *args[TS_DIAG_ARGS];
    size_t order;
};

struct document {
    const char *file;
    struct ts_slice text;
    const uint32_t *starts;
    size_t n_lines;
};

struct ts_diag {
    struct ts_arena *arena;
    TS_VEC(struct entry) list;
    TS_VEC(struct document) documents;
    size_t count[TS_N_CODES];
};

struct ts_diag *ts_diag_new(struct ts_arena *arena) {
    struct ts_diag *d = TS_NEW(arena, struct ts_diag, 1);
    d->arena = arena;
    return d;
}

bool ts_diag_wants(struct ts_diag *d, enum ts_code code) {
    if (d->count[code] < MOST_OF_A_KIND)
        return true;
    d->count[code]++;
    return false;
}

/* A copy that is safe to print: an article's control characters do not reach a terminal. */
static const char *printable(struct ts_arena *a, const char *s) {
    char *copy = ts_arena_copy(a, s, strlen(s));
    for (char *p = copy; *p; p++)
        if ((unsigned char)*p < 0x20 || *p == 0x7F)
            *p = '?';
    return copy;
}

void ts_diag_add(struct ts_diag *d, enum ts_code code, struct ts_place place,
                 const char *const args[TS_DIAG_ARGS]) {
    if (++d->count[code] > MOST_OF_A_KIND)
        return;
    struct entry *e = TS_VEC_ADD(d->arena, &d->list);
    *e = (struct entry){.code = code, .place = place, .order = d->list.n};
    if (place.file)
        e->place.file = printable(d->arena, place.file);
    for (int i = 0; i < TS_DIAG_ARGS; i++)
        e->args[i] = args[i] ? printable(d->arena, args[i]) : "";
}

void ts_diag_add_document(struct ts_diag *d, const char *file, struct ts_slice text, const uint32_t *starts,
                          size_t n_lines) {
    *TS_VEC_ADD(d->arena, &d->documents) = (struct document){file, text, starts, n_lines};
}

void ts_diag_copy(struct ts_diag *to, const struct ts_diag *from) {
    for (size_t i = 0; i < from->list.n; i++) {
        struct entry *e = TS_VEC_ADD(to->arena, &to->list);
        *e = from->list.v[i];
        e->order = to->list.n;
    }
    for (size_t i = 0; i < from->documents.n; i++)
        *TS_VEC_ADD(to->arena, &to->documents) = from->documents.v[i];
    for (int c = 0; c < TS_N_CODES; c++)
        to->count[c] += from->count[c];
}

void ts_diag_take(struct ts_diag *to, struct ts_diag *from) {
    ts_diag_copy(to, from);
    memset(from->count, 0, sizeof from->count);
    from->list.n = from->documents.n = 0;
}

static bool is_before(struct ts_place a, struct ts_place b) {
    return a.line != b.line ? a.line < b.line : a.column < b.column;
}

void ts_diag_forget(struct ts_diag *d, struct ts_place begin, struct ts_place end) {
    size_t n = 0;
    for (size_t i = 0; i < d->list.n; i++) {
        const struct entry e = d->list.v[i];
        bool within = e.place.file && strcmp(e.place.file, begin.file) == 0 && !is_before(e.place, begin) &&
                      is_before(e.place, end);
        if (within)
            d->count[e.code]--;
        else
            d->list.v[n++] = e;
    }
    d->list.n = n;
}

bool ts_diag_is_empty(const struct ts_diag *d) {
    return d->list.n == 0;
}

void ts_diag_drain(struct ts_diag *d, bool (*take)(void *user, const struct ts_diag_said *), void *user) {
    size_t n = 0;
    for (size_t i = 0; i < d->list.n; i++) {
        struct entry e = d->list.v[i];
        const struct message *m = &messages[e.code];
        const char *english = ts_diag_expand(d->arena, m->text[TS_ENGLISH], e.args, TS_ENGLISH);
        const char *chinese = ts_diag_expand(d->arena, m->text[TS_CHINESE], e.args, TS_CHINESE);
        const char *both = ts_arena_printf(d->arena, TS_BOTH("%s", "%s"), english, chinese);
        if (take(user, &(struct ts_diag_said){e.code, m->level, e.place, both}))
            d->count[e.code]--;
        else
            d->list.v[n++] = e;
    }
    d->list.n = n;
}

/* Graver statuses have higher ranks. */
static int rank(enum ts_status s) {
    return s == TS_NOT_DONE ? 4 : s == TS_USAGE ? 3 : s == TS_TRY_AGAIN ? 2 : s == TS_LOOK ? 1 : 0;
}

enum ts_status ts_diag_status(const struct ts_diag *d) {
    enum ts_status worst = TS_DONE;
    for (int c = 0; c < TS_N_CODES; c++)
        if (d->count[c] && rank(messages[c].status) > rank(worst))
            worst = messages[c].status;
    return worst;
}

bool ts_diag_failed(const struct ts_diag *d) {
    for (int c = 0; c < TS_N_CODES; c++)
        if (d->count[c] && messages[c].level == TS_ERROR)
            return true;
    return false;
}

static int by_place(const void *x, const void *y) {
    const struct entry *a = x, *b = y;
    int files = strcmp(a->place.file ? a->place.file : "", b->place.file ? b->place.file : "");
    if (files)
        return files;
    if (a->place.line != b->place.line)
        return a->place.line < b->place.line ? -1 : 1;
    if (a->place.column != b->place.column)
        return a->place.column < b->place.column ? -1 : 1;
    return a->order < b->order ? -1 : a->order > b->order;
}

/* How long an argument's half in English is (TS_BOTH), and where its half in Chinese begins; one that is the
 * same in both languages is both. */
static int english_length(const char *arg) {
    return (int)strcspn(arg, "\xff");
}

static const char *in_chinese(const char *arg) {
    const char *mark = strchr(arg, '\xff');
    return mark ? mark + 1 : arg;
}

const char *ts_diag_reason(int error) {
    switch (error) { /* those that a wrong name, place or right brings up */
    case ENOENT:
        return TS_BOTH("No such file or directory", "没有这个文件或文件夹");
    case EACCES:
        return TS_BOTH("Permission denied", "没有权限");
    case EISDIR:
        return TS_BOTH("Is a directory", "是文件夹，不是文件");
    case ENOTDIR:
        return TS_BOTH("Not a directory", "不是文件夹");
    case ENOSPC:
        return TS_BOTH("No space left on device", "磁盘已满");
    case EROFS:
        return TS_BOTH("Read-only file system", "磁盘只读");
    default:
        return strerror(error);
    }
}

const char *ts_diag_join(struct ts_arena *arena, const char *first, const char *second) {
    return ts_arena_printf(arena, TS_BOTH("%.*s%.*s", "%s%s"), english_length(first), first,
                           english_length(second), second, in_chinese(first), in_chinese(second));
}

static const char *in_language(struct ts_arena *arena, const char *arg, enum ts_lang lang) {
    return lang == TS_CHINESE ? in_chinese(arg) : ts_arena_printf(arena, "%.*s", english_length(arg), arg);
}

const char *ts_diag_expand(struct ts_arena *arena, const char *text, const char *const args[TS_DIAG_ARGS],
                           enum ts_lang lang) {
    TS_VEC(char) to = {0};
    for (const char *p = text; *p; p++) {
        bool argument = p[0] == '{' && p[1] >= '0' && p[1] < '0' + TS_DIAG_ARGS && p[2] == '}';
        if (!argument) {
            *TS_VEC_ADD(arena, &to) = *p;
            continue;
        }
        for (const char *a = in_language(arena, args[p[1] - '0'], lang); *a; a++)
            *TS_VEC_ADD(arena, &to) = *a;
        p += 2;
    }
    *TS_VEC_ADD(arena, &to) = 0;
    return to.v;
}

static void print_head(FILE *f, struct ts_place at, enum ts_level level, enum ts_lang lang) {
    static const char *const names[2][3] = {{"note", "warning", "error"}, {"说明", "警告", "错误"}};
    fputs(at.file ? at.file : "typeset", f);
    if (at.file && at.line)
        fprintf(f, ":%u", at.line);
    if (at.file && at.line && at.column)
        fprintf(f, ":%u", at.column);
    fprintf(f, ": %s: ", names[lang][level]);
}

/* Bytes of the first `n` characters. */
static size_t characters(struct ts_slice s, size_t n) {
    size_t at = 0, used;
    for (; at < s.n && s.p[at] != '\n' && n > 0; n--, at += used)
        ts_utf8_decode(s.p + at, s.n - at, &used);
    return at;
}

/* In a document, the words at the place: 〔第3段：…〕 */
static void print_words(FILE *f, const struct ts_diag *d, struct ts_place at, enum ts_lang lang) {
    enum { BEFORE = 4, WORDS = 14 };
    for (size_t i = 0; i < d->documents.n; i++) {
        const struct document *doc = &d->documents.v[i];
        if (!at.file || strcmp(at.file, doc->file) != 0 || at.line == 0 || at.line > doc->n_lines)
            continue;
        struct ts_slice line = ts_slice_cut(doc->text, doc->starts[at.line - 1], doc->text.n);
        size_t first = at.column > BEFORE ? characters(line, at.column - BEFORE) : 0;
        line = ts_slice_cut(line, first, line.n);
        line.n = characters(line, WORDS);
        fprintf(f, lang == TS_CHINESE ? "〔第%u段" : " [paragraph %u", at.line);
        fputs(!line.n ? "" : lang == TS_CHINESE ? "：" : ": ", f);
        fputs(first ? "…" : "", f);
        fwrite(line.p, 1, line.n, f);
        fputs(lang == TS_CHINESE ? "〕" : "]", f);
        return;
    }
}

static bool is_at(const struct entry *a, const struct entry *b) {
    return a->place.file && b->place.file && a->place.line && a->place.line == b->place.line &&
           a->place.column == b->place.column && strcmp(a->place.file, b->place.file) == 0;
}

/* One of the entries before it says the same of the same place: text that was set twice, as for a block and
 * for what is over. */
static bool is_said(const struct ts_diag *d, size_t i) {
    const struct entry *e = &d->list.v[i];
    for (size_t k = i; k > 0 && is_at(&d->list.v[k - 1], e); k--) {
        const struct entry *before = &d->list.v[k - 1];
        bool same = before->code == e->code;
        for (int a = 0; same && a < TS_DIAG_ARGS; a++)
            same = strcmp(before->args[a] ? before->args[a] : "", e->args[a] ? e->args[a] : "") == 0;
        if (same)
            return true;
    }
    return false;
}

void ts_diag_print(struct ts_diag *d, FILE *f, enum ts_lang lang, bool notes) {
    if (d->list.n)
        qsort(d->list.v, d->list.n, sizeof *d->list.v, by_place);
    for (size_t i = 0; i < d->list.n; i++) {
        const struct entry *e = &d->list.v[i];
        const struct message *m = &messages[e->code];
        if ((m->level == TS_NOTE && !notes) || is_said(d, i))
            continue;
        print_head(f, e->place, m->level, lang);
        fputs(ts_diag_expand(d->arena, m->text[lang], e->args, lang), f);
        print_words(f, d, e->place, lang);
        fputc('\n', f);
    }
    for (int c = 0; c < TS_N_CODES; c++) {
        const struct message *m = &messages[c];
        if (d->count[c] <= MOST_OF_A_KIND || (m->level == TS_NOTE && !notes))
            continue;
        print_head(f, (struct ts_place){0}, m->level, lang);
        const char *blank[TS_DIAG_ARGS] = {"…", "…", "…"};
        fprintf(f, lang == TS_CHINESE ? "同类另有 %zu 处：" : "%zu more like this: ",
                d->count[c] - MOST_OF_A_KIND);
        fputs(ts_diag_expand(d->arena, m->text[lang], blank, lang), f);
        fputc('\n', f);
    }
}

size_t ts_diag_count(const struct ts_diag *d, enum ts_level level) {
    size_t n = 0;
    for (int c = 0; c < TS_N_CODES; c++)
        n += messages[c].level == level ? d->count[c] : 0;
    return n;
}

void ts_diag_each(const struct ts_diag *d, struct ts_arena *arena, enum ts_lang lang,
                  void (*tell)(void *user, const struct ts_diag_line *), void *user) {
    for (size_t i = 0; i < d->list.n; i++) {
        const struct entry *e = &d->list.v[i];
        const struct ts_diag_line line = {
            .code = e->code,
            .level = messages[e->code].level,
            .name = ts_builtin_codes[e->code],
            .place = e->place,
            .args = e->args,
            .text = ts_diag_expand(arena, messages[e->code].text[lang], e->args, lang)};
        tell(user, &line);
    }
}

enum ts_lang ts_diag_lang_of_locale(void) {
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *value = getenv(names[i]);
        if (value && *value)
            return strncmp(value, "zh", 2) == 0 ? TS_CHINESE : TS_ENGLISH;
    }
    return TS_ENGLISH;
}
