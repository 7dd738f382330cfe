"""Roles and baselines of the numbers of a sentence."""

from __future__ import annotations

import pytest

from models.metrics.quantities import find_quantities
from models.metrics.roles import assign_roles

CASES = {
    "床位由120张增加到260张，增长116.7%": "from to rate",
    "平均办理时间从5天压缩至1天，压减80%": "from to rate",
    "学生人数由2019年的860人减少到今年的640人，减少220人": "from to change",
    "把原有的23个站所整合为9个中心": "from to",
    "门诊量比上年增加1.2万人次，达到8.6万人次": "change to",
    "较2020年的35.2%提高6个百分点": "from change",
    "农产品网络零售额同比增长24.5%，高出全市平均增速3.1个百分点": "rate change",
    "粮食总产量是1978年的3.2倍": "rate",
    "销售额翻了一番": "rate",
    "领办项目41个，总投资1.26亿元，已建成29个": "total level part",
    "治理面积42平方公里，其中坡改梯3150亩、封禁治理2960公顷": "total part part",
    "起步时入社户只有26户、土地380亩；到今年，入社户增加到214户，土地扩大到4600亩": "from from to to",
    "参训的120名学员里，35岁以下的有78人，大专以上学历占一半": "total level part part",
    "完成投资3200万元，占总投资6000万元的53.3%": "part total part",
    "发放矿泉水500箱、方便面320箱、棉被180床": "level level level",
    "一般公共预算支出51.3亿元，民生支出占81.2%": "total part",
    "按时办结率99.2%": "level",
    "新增经营主体860户，其中企业210户，个体工商户650户": "change part part",
    "地震致房屋倒塌，至少3人受伤": "level",
    "警方查获至少19台设备": "level",
    "班列由每周1列加密为2列": "from to",
    "每千人口托位数2.5个": "level",
    "对新评定的示范社一次性奖补5万元，市级奖补2万元": "target target",
    "返岗后12人得到重用": "level",
    "办理时间从3天缩至当天": "from",
    "使用金额4800万元，较去年同期升一成半": "level rate",
    "村里开了31场院坝会，议定事项52件，办结49件": "level total part",
    "到会的45户举手表决，40户同意": "total part",
    "农村党员1860名，有三成常年在外": "total part",
    "果农120户入社，七成以上的桃子走电商": "level level",
    "发现问题27个，立行立改21个": "total part",
    "调处矛盾纠纷512件，调处成功率98.6%": "total part",
    "平均年龄45.8岁，比换届前小了5.1岁": "to change",
    "红白喜事不超12桌，礼金不过100元": "target target",
    "财政收入任务1.2亿元，完成1.4亿元": "target level",
    "计划造林3000亩，实际完成3420亩": "target level",
    "城镇、农村居民收入分别增长6.1%、8.4%": "rate rate",
    "城乡低保标准分别提高到每月650元和480元": "to to",
    "两个村的收入分别达到50万元、80万元": "level level level",
    "新增幼儿园学位600个、停车位1200个": "change change",
    "每吨成本降低35元": "change",
    "力争到2025年培育规上企业30家": "target",
    "计划投资2.4亿元，新建厂房6万平方米": "target target",
    "每名村医每年至少接受培训5天": "target",
    "违约金不得超过合同金额的20%": "target",
    "招聘人员年龄须在30周岁以下": "target",
    "每个行政村配备1名兼职调解员": "target",
    "要求干部每月驻村不少于20天": "target",
    "办理案件312件，其中民事案件205件、刑事案件64件": "total part part",
    "选派489名干部组成149支工作队；按来源分，省级单位11名、市级单位36名、县镇442名": "total level part part part",
    "调解矛盾纠纷934起，成功率96.8%": "total part",
    "项目总投资260万元，其中支援资金200万元，建成后每年可带来18万元收入": "total part level",
    "有党员86名，其中女党员21名，占24.4%": "total part part",
    "受理投诉412件，办结398件，办结率96.6%": "total part part",
    "120家企业中有35家完成改造": "total part",
    "会议要求，全县粮食面积稳定在42万亩，新建高标准农田3万亩": "target target",
    "会议指出，全县粮食面积42万亩": "level",
    "65岁至79岁长者每人1000元、80岁至89岁2000元、90岁以上3000元": "target target target target target target",
    "信用户可申请5万元至20万元贷款": "target",
    "对瞒报的企业，处2万元以上10万元以下罚款": "target",
    "成活率达到85%以上的先补500元，老园每亩补助300元，种子每亩补助200元": "target target target target",
    "村党组织评出一类68个、二类121个": "level level",
    "对硕士研究生给予安家费8万元，分3年拨付": "target target",
    "每30至50户设1名微网格长": "target target",
    "每报送2条有效信息奖励10元": "target target",
    "绩效占月工资的三成": "target",
    "日均就餐不足10人的，限期3个月整改": "target target",
    "连续2次不及格者退场": "target",
    "平均年龄44.6岁，比上届小3.1岁": "to change",
    "48名学员得到提拔，占结业学员的12%": "level part",
    "今年预计产量15.8万吨，产值突破六十亿元": "target target",
    "住进定点机构的每床每日定额80元，基金支付75%": "target target",
    "购买小型农机具设备补助四成": "target",
    "降雨量比去年同期多139毫米，偏多20.6%": "change rate",
    "队员每人每天发放生活补助80元": "target",
    "每月发放误工费300元": "level",
    "受理投诉214起，每4人就有1人满意": "level target level",
    "招募志愿者186名，另有87位长者由志愿者送餐": "level level",
    "家庭积分兑换分值共36000分，惠及540户": "level level",
    "按每斤2元的批发价，毛收入8万元": "level level",
    "书架上有2300多册图书，藏汉双语的占了三成多": "total part",
    "辖212个行政村，苗族人口占77.6%": "level level",
    "存款余额154亿元，同比下降1.1%，比年初减少1.7亿元": "to rate change",
    "养蜂净落3万元，比单种玉米多挣8000元": "level change",
    "花期比往年多开了6天": "change",
    "学校38所，在校生2.95万人，其中高中9所，学生1.23万人": "total total part part",
    "粮食产量4.67万吨，增长1%，夏粮0.73万吨，增长2%；秋粮3.94万吨，增长0.8%": "total rate part rate part rate",
    "票价由16元调高至18元，加幅约12.5%": "from to rate",
    "10分钟仍联系不上的，由派出所上门": "target",
    "超龄的仅8人，满10年的有6人": "level level level",
    "午餐每生每天5元": "target",
    "种植苹果1.2万亩、梨0.8万亩，两项合计2万亩": "level level total",
    "税收收入占一般公共预算总收入的62%": "part",
    "森林覆盖率达65.3%": "level",
    "建成桥梁12座": "level",
    "发放补贴资金320万元，惠及农户1800户": "level level",
    "梯田由6200块并为1850块": "from to",
    "新增创业贷款86户、720万元": "change change",
    "收割费支出平均降低成本30余元": "change",
    "提质改造提升农贸市场4座": "level",
    "吸纳工人240人，其中本村妇女超过七成": "total part",
    "每个车间安排1名安全员、2名质检员": "target target",
    "双方签订15年合作协议": "target",
    "居民个人只需承担35元": "target",
    "对考核优秀的支部分别奖励3000元、2000元": "target target",
    "下一步，全乡将再修蓄水池6口": "target",
    "剩余12个小区将于年底前完成改造": "target",
    "查处违反八项规定问题14起": "level",
    "双方签署9项协议": "level",
    "主要目标是：城乡居民收入分别增长6%和7.5%，居民消费价格涨幅控制在3%左右": "rate rate rate",
    "要求立行立改的54个问题全部整改到位": "level",
    "损失率在80%以上的，按全损赔付": "target",
    "校方计划下学年增聘两名教师": "target",
    "重度残疾人护理补贴一级120元、二级100元": "target target",
    "增加6个班180个学位": "change change",
    "排查后进村12个，县级领导到村36次，目前已验收销号9个": "total level part",
    "有网格员1458名，大学生、退役军人、能手分别占21.3%、16.6%和44.8%": "total part part part",
    "对抱团发展的村每村扶持50万元": "target",
    "集体收入增长快的村，奖励村干部3万元至8万元": "target",
    "5000元以上支出须经村民代表会议表决": "target",
    "100岁以上人瑞致赠1万2000元": "target target",
    "特困老人减半": "rate",
    "镇里拟再建食堂5处": "target",
    "婚事随礼控制在百元左右": "target",
    "今年要再建6个街道综合养老服务中心、40个村级幸福院": "target target",
    "80至89岁老人每月50元": "target target",
    "从1分的肥皂到120分的电饭煲都有": "level level",
    "租房的本科生每月补500元，硕士800元，博士1500元": "target target target",
    "合同到期的，再给5000元": "target",
    "合作社争取明年扩到4000亩": "target",
    "洪水已造成至少30间房屋受损": "level",
    "住院起付线600元，年度限额8万元": "target target",
    "自来水普及率91%，供水工程服务人口比例达到58%": "level level",
    "在校生达到1260人，比上年增加85人": "to change",
    "满意率达96%，同比提高3个百分点": "to change",
    "核定编制210名，减少15名": "level change",
    "力争把参保率提高到98%": "target",
    "发放宣传单8600份，惠及农户的六成": "level level",
    "征集意见214条，采纳180条，采纳率84.1%": "total part part",
    "开发岗位300个，残疾人占了两成": "total part",
    "完成年度任务的八成": "part",
    "粮食总产12万吨，其中稻谷7万吨，增长2%，玉米3万吨": "total part rate part",
    "总投资2亿元，已到位1.4亿元": "total part",
    "计划投资900万元，其中申请补助500万元、自筹400万元": "target target target",
    "常住人口41.2万人，比上年末增加0.3万人，其中城镇人口18.6万人，乡村人口22.6万人": "to change part part",
    "目前36个项目中，开工28个": "total part",
    "每千人拥有企业12.6户": "level",
    "获评三星级、四星级农家乐的，分别奖励2万元、3万元": "target target",
    "今年计划改造危房126户，已竣工98户": "total part",
    "全村发生纠纷26起，24起没出村就化解了": "total part",
    "初选人才1105人；经11个部门联审，筛掉233人，最终872人入库": "total level part part",
    "GDP同比增长8.5%，三次产业比调整为11:48:41": "rate to to to",
    "GDP同比增长8.5%，城镇登记失业率降至3.2%": "rate to",
    "粮食总产量26.4万吨，同比↑2.1%": "level rate",
    "生猪出栏48.6万头（同比+3.5%）": "level rate",
    "自来水普及率92.3%→94.1%": "from to",
    "以前一斤核桃卖8元，现在能卖到15元": "from to",
    "过去办一次酒席要花3万元，如今平均只花1万元": "from to",
    "过去家家户户种烤烟，一亩收入2000元；现在改种蓝莓，一亩能收入1.2万元": "level level",
    "全年处理个案1439宗，较前年上升10.2%，当中身体伤害个案占43.5%": "total rate part",
    "财政按2个百分点给予贴息": "target",
    "去年每户最多分到3200元": "level",
    "达标的村有87个，而2018年仅有12个": "to from",
    "核查在保对象31500人，清退1043人": "total part",
    "专职人员月薪调升3%": "rate",
    "过去学生上学要走一个半小时，如今只需15分钟": "from to",
    "推出“兴农贷”，单户额度5万元，期限3年": "target target",
    "聘请管水员1名，水费每方2.8元": "level target",
    "三次产业结构由20:45:35调整为15:47:38": "from from from to to to",
}


@pytest.mark.parametrize(("sentence", "expected"), CASES.items(), ids=list(CASES))
def test_role_of_each_number(sentence: str, expected: str) -> None:
    quantities = find_quantities(sentence)
    assert [r.name for r in assign_roles(sentence, quantities)] == expected.split()


def test_a_change_starts_from_its_first_end() -> None:
    text = "床位由120张增加到260张，增加140张，增长116.7%"
    roles = assign_roles(text, find_quantities(text))
    assert [r.baseline for r in roles] == [None, 0, 0, 0]


def test_a_level_has_no_baseline() -> None:
    text = "床位由120张增加到260张；医生86名"
    roles = assign_roles(text, find_quantities(text))
    assert roles[2].name == "level"
    assert roles[2].baseline is None


def test_each_member_of_a_list_starts_from_what_it_counts() -> None:
    text = "全县把137个村、5个农村社区调整为65个村、4个城市社区，减少72个村"
    roles = assign_roles(text, find_quantities(text))
    assert roles[2].baseline == 0


def test_what_ends_one_change_may_begin_the_next() -> None:
    text = "清单从2013年的190项减少到2020年的27项，又缩减至21项"
    roles = assign_roles(text, find_quantities(text))
    assert all(role.baseline is None for role in roles if role.name == "from")
    assert roles[-1].baseline == 1
