/* check/compounds.c -- 解放军军歌, 工程院院士, 自然资源部部署. What news names ends in few characters, and
 * words of two begin with them again; the dictionary has one of the two at most and takes the other for a
 * slip. So the second words are listed, and the first is one of the dictionary's or of the article's own, or
 * ends as such names do. 推动国国家 is neither. */
#include "check/compounds.h"

/* The second words, two characters each. */
static const char32_t seconds[] =
    U"国歌国旗国王国防国会国务国家国内国都国徽国君国书国情国土国民国籍军歌军旗军事军工军用军部军区军队"
    U"军人军营军官军机军力军方军备院士院长院校院内院线院区部署部长部队部委部分部门党旗党团党课党员党委"
    U"党组党内党首党费党校党史党章党务党籍团旗团歌团内团员团长团委团费会旗会歌会徽会址会场会员会长会刊"
    U"会议会期会费署长署名所在所长所属所有所内委员都市省会省城省内省级省属省长省委机型机身机长机组机场"
    U"机翼机尾机舱机票机械工资工作工伤工程航班航线航司航空航程桥面桥梁桥墩桥体桥头水质水库水位水面水体"
    U"水量水源水厂水务水利水域库区库容品种品牌品质品类业务业态业主业绩业界法律法规法条课堂课程课件课时"
    U"枪刺枪支枪口震中震级震区震感舱门舱内舱段舱外学段学生学籍学校学区学制学位学业学费展品展馆展会展位"
    U"展区展厅展商展台站点站台站房站长站内港口港区港内电子电力电网电器电价电量电站电路能够火点火势火情"
    U"火场火灾火源档期科技车身车门车厢车辆车型车主车道车企船舶船员船长船体船身路面路段路口路况路网路灯"
    U"河道河水河面河流河床河岸江面江水江边湖面湖水湖区湖边山体山顶山脚山区城区城市城内岛上岛内岛屿海域"
    U"海面海水海岸海洋线路网点网站网络网民网页楼下楼顶楼道楼体楼层村民村庄村口村里村内村干村委村支门口"
    U"门前店内店铺店主店员店长厂区厂房厂长厂家厂内校园校长校区校内校友校方馆内馆长馆藏馆区馆舍税则税收"
    U"税率税额矿区矿山矿工林区林地园区园内场地场馆场内局长厅长社区社员社长社会组长组员组织队员队长队伍"
    U"队旗班级班长班子班组报社报道剧目剧场剧院剧组剧情州督州长州府州议战后战略战术战线战区全链全过全要"
    U"全流全程全域全员驻厂驻村驻地街区街道镇区乡村县城县域县委县长县级市民市政市委市长市区市场市域区域"
    U"区委区长厅级局级处长科长科室科研行长行业北部东部南部西部中部产出产品产量产值实体实际实施都江工地"
    U"工坊工期队服诊查诊疗诊室诊断导航导弹区旗区徽江豚市花市树藏品地区地质地下地铁地块地形地貌地震展览"
    U"席就席位换热换乘换届警察警车警员警务银行行政格式字段包名包括词典个人处于"
    U"职工职责职务职位职业职级保障保费保险保单费用费率生活生源生涯京剧京津京沪京杭京广产业产区情况机房机油"
    U"客流客票客运分公分行分会分校分店中断年中年产年均日均日产营收人数上传下单下水来华批准批复议案议程家庭家"
    U"长";

/* What the first words end in, for those that the dictionary has not: the character before, and the one. */
static const char32_t endings[] =
    U"程院学院术院究院法院和国员国王国帝国德国英国法国鲁国源署划署理部源部育部防部交部务部信部安部工部"
    U"文部建部乌军俄军以军美军联军敌军陆军空军海军路军四军产党动党年团事会委会员会协会务所究所民工直航"
    U"民航大桥首都家电线电飞机大坝退水表水费品新品产业递业立法学法地震气闸闸舱小学参展该省我省该市南州"
    U"挑战安全健全齐全派驻青年农业党课步枪方桥大学高校企业行业物业就业创业商品食品药品产品作品放军两院"
    U"产能西北东北华北湖北河北华东山东广东华南湖南河南海南云南西南东南江南陕西山西江西广西生产纪委国委"
    U"党委省委市委县委常委夯实落实充实成都施工手工家队急诊门诊制导辍学留学升学入学政区下展上展馆藏收藏"
    U"在职任职兼职疫情算机动机线下医保社保参保环保低保南航东航国航主席极地基地交警民警武警元格数字文字件包义"
    U"词";

/* True if characters a and b are one of the pairs. */
static bool is_pair(uint32_t a, uint32_t b, const char32_t *pairs) {
    for (size_t k = 0; pairs[k]; k += 2)
        if (pairs[k] == a && pairs[k + 1] == b)
            return true;
    return false;
}

/* One of the dictionary's that ends with the first of the two. */
static bool is_known(struct ts_proof *c, size_t i) {
    enum { LONGEST = 4 };
    for (size_t n = 2; n <= LONGEST && ts_is_han(c, i + 1 - n); n++)
        if (ts_copy_is_word(c, i + 1 - n, i + 1))
            return true;
    return false;
}

bool ts_compounds_meet(struct ts_proof *c, const struct ts_grams *g, size_t i) {
    uint32_t left = ts_cp(c, i - 1), cp = ts_cp(c, i), right = ts_cp(c, i + 2);
    if (!is_pair(cp, right, seconds))
        return false;
    if (!ts_is_han(c, i - 1)) /* 5国国旗, 3省省委 */
        return ts_kind(c, i - 1) == TS_COPY_DIGIT && ts_at_any(c, i, U"国省市县区校院队个处");
    bool own = ts_grams_pairs(g, left, cp) >
               ts_grams_triples(g, left, cp, cp) + ts_grams_triples(g, left, cp, right);
    return is_pair(left, cp, endings) || own || is_known(c, i);
}
