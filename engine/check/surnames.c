#include "check/surnames.h"

size_t ts_surname_at(const struct ts_proof *c, size_t i) {
    static const char32_t *const compound[] = {U"欧阳", U"司马", U"诸葛", U"上官", U"司徒", U"夏侯",
                                               U"东方", U"皇甫", U"尉迟", U"公孙", U"慕容", U"令狐",
                                               U"长孙", U"宇文", U"轩辕", U"端木", NULL};
    size_t n = ts_copy_any(c, i, compound);
    return n ? n : ts_surname_is(ts_cp(c, i)) ? 1 : 0;
}

const char32_t *const ts_speech_verbs[] = {
    U"说",   U"表示", U"介绍", U"认为", U"指出", U"告诉", U"坦言", U"强调", U"透露", U"回忆", U"解释",
    U"补充", U"谈到", U"看来", U"直言", U"感慨", U"称",   U"道",   U"笑着", U"摄",   U"报道", U"主持",
    U"参加", U"出席", U"等",   U"和",   U"与",   U"在",   U"的",   U"对",   U"宣布", U"致辞", U"会见",
    U"来到", U"向",   U"是",   U"率",   U"带",   U"先生", U"女士", U"同志", NULL};

const char32_t *const ts_titles[] = {
    U"记者", U"书记",   U"市长",   U"省长",   U"县长",   U"区长", U"镇长",   U"乡长",   U"村长",   U"部长",
    U"局长", U"处长",   U"科长",   U"主任",   U"主席",   U"总裁", U"董事长", U"总经理", U"经理",   U"教授",
    U"院长", U"校长",   U"所长",   U"会长",   U"秘书长", U"院士", U"工程师", U"医生",   U"老师",   U"同志",
    U"作者", U"通讯员", U"专家",   U"学者",   U"研究员", U"厂长", U"行长",   U"总理",   U"总统",   U"队长",
    U"站长", U"店长",   U"创始人", U"负责人", U"代表",   U"委员", U"编辑",   U"责编",   U"设计师", U"师傅",
    U"农民", U"职工",   U"工人",   U"居民",   U"村民",   U"市民", U"游客",   U"教练",   U"导演",   U"法官",
    U"律师", U"馆长",   U"主编",   U"班长",   U"组长",   U"船长", U"机长",   U"理事长", U"学生",   U"博士",
    U"女士", U"先生",   NULL};
