#include "out/explain.h"

/* Each pair: English, Chinese. */
static const char *const reductions[TS_N_REDUCTIONS][2] = {{"word spaces", "词距"},
                                                           {"interpuncts", "间隔号"},
                                                           {"brackets and quotes", "括号、引号"},
                                                           {"， 、 ； ：", "，、；："},
                                                           {"Han-Western gaps", "中西间距"},
                                                           {"。 ？ ！", "。？！"},
                                                           {"the label's colon", "标签的冒号"}};

static const char *const expansions[TS_N_EXPANSIONS][2] = {
    {"word spaces", "词距"}, {"Han-Western gaps", "中西间距"}, {"all places between characters", "各字间"}};

static const char *const reasons[][2] = {
    [TS_WHY_NOT] = {"", ""},
    [TS_WHY_START] = {"the next line would begin with a mark that may not", "下行会以不能居行首的标点开头"},
    [TS_WHY_END] = {"the line would end with a mark that may not", "此行会以不能居行尾的标点结束"},
    [TS_WHY_PAIR] = {"one mark would be split", "会拆开一个标点"},
    [TS_WHY_NUMBER] = {"a number would be split, or parted from its sign", "会拆开数字，或使数字与符号分开"},
    [TS_WHY_WORD] = {"a Western word would be split", "会拆开西文词"},
    [TS_WHY_PATH] = {"a web address breaks at its separators only", "网址只在分隔符后断开"},
    [TS_WHY_JOINED] = {"the copy joins the characters there", "稿件在此用了连接符"},
    [TS_WHY_PHRASE] = {"a word of the heading would be split", "会拆开标题里的词"},
    [TS_WHY_RUBY] = {"ruby would be parted from its characters", "会使注音与所注的字分开"},
    [TS_WHY_NOTE] = {"a note mark would be parted from what it follows", "会使注码与前文分开"},
    [TS_WHY_NAME] = {"a name would be split", "会拆开人名或标签"},
    [TS_WHY_FRAME] = {"a name in a frame would be split", "会拆开加框的人名"},
};

static void tell_steps(const struct ts_explain *x, const struct ts_line *l) {
    int zh = x->lang == TS_CHINESE;
    bool any = false;
    for (int k = 0; k < TS_N_REDUCTIONS; k++) {
        if (!l->reduced[k])
            continue;
        fprintf(x->file, zh ? "  挤进：%s 共减 %.2f 字\n" : "  pushed in: %s give up %.2f em in all\n",
                reductions[k][zh], (double)l->reduced[k] / l->em);
        any = true;
    }
    for (int k = 0; k < TS_N_EXPANSIONS; k++) {
        if (!l->expanded[k])
            continue;
        fprintf(x->file, zh ? "  推出：%s 共加 %.2f 字\n" : "  pushed out: %s take %.2f em in all\n",
                expansions[k][zh], (double)l->expanded[k] / l->em);
        any = true;
    }
    if (l->opening)
        fprintf(x->file,
                zh ? "  每处字间加 %.3f 字\n" : "  each place between characters is opened by %.3f em\n",
                (double)l->opening / l->em);
    if (l->hang)
        fputs(zh ? "  行尾标点悬挂\n" : "  the mark at its end hangs\n", x->file);
    if (!any && l->last)
        fputs(zh ? "  段末行，按原宽\n" : "  the paragraph's last line, at its own width\n", x->file);
    else if (!any && l->width == l->measure)
        fputs(zh ? "  正好满行，未调整\n" : "  full as it is, nothing adjusted\n", x->file);
}

static void tell_faults(const struct ts_explain *x, const struct ts_line *l) {
    int zh = x->lang == TS_CHINESE;
    const struct {
        bool is;
        const char *text[2];
    } faults[] = {
        {l->overfull, {"sticks out: no lawful break is near enough", "超出版口：附近没有可断之处"}},
        {l->hole, {"looser than the style allows", "松于样式所许"}},
        {l->cut, {"a word longer than the line was cut", "词比行长，拦腰断开"}},
        {l->forced,
         {"longer than the line though it belongs together: broken against the rules",
          "不可断开的文字比行长，不顾禁则断开"}},
        {l->parted,
         {"marks in a row parted, as line.part-marks allows", "按 line.part-marks 拆开连用的标点"}}};
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++)
        if (faults[i].is)
            fprintf(x->file, "  %s%s\n", zh ? "注意：" : "mind: ", faults[i].text[zh]);
}

static void tell_end(const struct ts_explain *x, const struct ts_line *l) {
    int zh = x->lang == TS_CHINESE;
    if (l->last)
        return;
    if (l->why_not_earlier)
        fprintf(x->file, zh ? "  不能少排一字：%s\n" : "  not one character less: %s\n",
                reasons[l->why_not_earlier][zh]);
    if (l->why_not_later)
        fprintf(x->file, zh ? "  不能多排一字：%s\n" : "  not one character more: %s\n",
                reasons[l->why_not_later][zh]);
}

void ts_explain_lines(void *explain, const struct ts_shape_origin *o, const struct ts_lines *lines) {
    struct ts_explain *x = explain;
    if (!o->source || ts_source_place(o->source, o->offset).line != x->line)
        return;
    for (size_t i = 0; i < lines->n; i++) {
        const struct ts_line *l = &lines->lines[i];
        struct ts_place p = ts_source_place(o->source, o->offset + (size_t)(l->text - o->first));
        fprintf(x->file, "%s:%u:%u: %.*s\n", p.file, p.line, p.column, (int)l->n_text, l->text);
        tell_steps(x, l);
        tell_end(x, l);
        tell_faults(x, l);
        x->found++;
    }
}
