"""Plans in layouts that the recogniser was not made after: each written once by hand, in its own way."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from desktop.exchange.plan_file import Chapter, PlanFile
from desktop.rules.roc_calendar import format_date
from tests.exchange.corpus.truths import area, measure, renumbered, task
from tests.exchange.word_files import WordFile, merge

_BEFORE = (
    Chapter("計畫依據", ("依據青埔縣政府115年度提升服務品質實施計畫辦理。",)),
    Chapter("計畫目標", ("提供正確、親切、省時的服務。",)),
)
_AFTER = (Chapter("附則", ("本計畫奉核定後實施。",)),)


@dataclass(frozen=True)
class HeldOut:
    """A document to be: what it says, and how it is written."""

    name: str
    truth: PlanFile
    fill: Callable[[WordFile], None]
    suffix: str = ".docx"

    def write(self, path: Path) -> Path:
        """Write the document and return the path."""
        file = WordFile()
        self.fill(file)
        for table in file.document.tables:
            table.style = "Table Grid"
        file.document.save(str(path))
        return path


def _truth(title: str, agency: str, *areas: Any, unplaced: Sequence[str] = ()) -> PlanFile:
    chapters = (*_BEFORE, Chapter("計畫內容", (), table=True), *_AFTER)
    items = tuple(_dated(item) for item in areas)
    return PlanFile(agency, 115, title, chapters, items=renumbered(items), unplaced=tuple(unplaced))


def _dated(item: Any) -> Any:
    due = tuple(replace(each, text=each.text or format_date(each.on)) for each in item.due)
    return replace(item, due=due, items=tuple(_dated(below) for below in item.items))


def _begin(file: WordFile, title: str) -> None:
    file.write(title)
    for number, chapter in zip("壹貳", _BEFORE, strict=True):
        file.write(f"{number}、{chapter.heading}")
        for text in chapter.paragraphs:
            file.write(text)
    file.write("參、計畫內容")


def _end(file: WordFile) -> None:
    file.write("肆、附則")
    file.write("本計畫奉核定後實施。")


# 1: 項次 in front, merged heading row over two rows, a total row at the end, a note below.
def _library() -> HeldOut:
    title = "青埔縣立圖書館115年度提升服務品質執行計畫"
    tasks = (
        task("延長自修室開放時間至晚間十時。", "03-31", "閱覽課(主辦) 總務課(協辦)"),
        task("辦理銀髮族數位閱讀課程四場。", "09-30", "推廣課(主辦)"),
        task("增設戶外還書箱三處。", "06-30", "閱覽課(主辦)"),
    )
    truth = _truth(title, "青埔縣立圖書館", *tasks, unplaced=("合計3項", "註：經費由年度預算支應。"))
    truth = replace(truth, items=_remarked(truth.items, ("到館人次成長", "學員滿意度達九成", "還書便利")))

    def fill(file: WordFile) -> None:
        _begin(file, title)
        table = file.table(
            [
                ["項次", "工作項目", "分工", "", "辦理期程", "預期效益"],
                ["", "", "主辦單位", "協辦單位", "", ""],
                ["1", "延長自修室開放時間至晚間十時。", "閱覽課", "總務課", "115.03.31", "到館人次成長"],
                ["2", "辦理銀髮族數位閱讀課程四場。", "推廣課", "", "115.09.30", "學員滿意度達九成"],
                ["3", "增設戶外還書箱三處。", "閱覽課", "", "115.06.30", "還書便利"],
                ["合計3項", "", "", "", "", ""],
            ]
        )
        for column in (0, 1, 4, 5):
            merge(table, (0, column), (1, column))
        merge(table, (0, 2), (0, 3))
        merge(table, (5, 0), (5, 5))
        file.write("註：經費由年度預算支應。")
        _end(file)

    return HeldOut("number column, headings over two rows, total row", truth, fill)


def _remarked(items: Any, texts: Sequence[str]) -> Any:
    return tuple(replace(item, remark=text) for item, text in zip(items, texts, strict=True))


# 2: another order of columns, no numbers, groups merged.
def _health() -> HeldOut:
    title = "松溪鄉衛生所115年度為民服務工作計畫"
    truth = _truth(
        title,
        "松溪鄉衛生所",
        area(
            "門診服務",
            measure(
                "縮短候診時間",
                (),
                task("開放網路預約掛號並公布看診進度。", "02-28", "醫療組"),
                task("每診次限額三十人，額滿轉介夜診。", "04-30", "醫療組"),
            ),
            measure("友善環境", (), task("候診區增設座椅與飲水設備。", "06-30", "行政組")),
        ),
        area(
            "預防保健",
            measure(
                "社區巡迴",
                (),
                task("每月至各村辦理成人健檢一場。", "12-15", "保健組"),
                task("流感疫苗設站接種並提供接送。", "11-30", "保健組 行政組"),
            ),
        ),
    )

    def fill(file: WordFile) -> None:
        _begin(file, title)
        table = file.table(
            [
                ["期限", "承辦單位", "服務面向", "實施策略", "具體作法"],
                ["115.02.28", "醫療組", "門診服務", "縮短候診時間", "開放網路預約掛號並公布看診進度。"],
                ["115.04.30", "醫療組", "", "", "每診次限額三十人，額滿轉介夜診。"],
                ["115.06.30", "行政組", "", "友善環境", "候診區增設座椅與飲水設備。"],
                ["115.12.15", "保健組", "預防保健", "社區巡迴", "每月至各村辦理成人健檢一場。"],
                ["115.11.30", "保健組、行政組", "", "", "流感疫苗設站接種並提供接送。"],
            ]
        )
        merge(table, (1, 2), (3, 2))
        merge(table, (1, 3), (2, 3))
        merge(table, (4, 2), (5, 2))
        merge(table, (4, 3), (5, 3))
        _end(file)

    return HeldOut("other order of columns, no numbers", truth, fill)


# 3: one table per area, the area as a paragraph above each.
def _household() -> HeldOut:
    title = "青埔縣松溪戶政事務所115年度提升服務品質執行計畫"
    first = area(
        "便捷流程",
        task("跨所收件案件當日傳送。", "03-31", "登記課"),
        task("設置新生兒一站式窗口。", "05-31", "登記課"),
    )
    second = area(
        "主動關懷",
        task("年滿十四歲換證到校服務。", "10-31", "行政課"),
        task("行動不便者到宅辦理印鑑。", "12-31", "登記課"),
    )
    third = area("資訊公開", task("每月更新統計資料。", "12-20", "行政課"))
    truth = _truth(title, "青埔縣松溪戶政事務所", first, second, third)

    def fill(file: WordFile) -> None:
        _begin(file, title)
        for number, group in zip("一二三", (first, second, third), strict=True):
            file.write(f"{number}、{group.text}")
            rows = [["編號", "工作內容", "完成期限", "承辦單位"]]
            for place, item in enumerate(group.items, 1):
                day = format_date(item.due[0].on)
                rows.append([str(place), item.text, day, item.sections[0].name])
            file.table(rows)
            file.write("")
        _end(file)

    return HeldOut("one table per area under its own heading", truth, fill)


# 4: no table at all: numbered paragraphs whose dates and sections stand in brackets at the end.
def _forestry() -> HeldOut:
    title = "青埔縣林業推廣所115年度提升服務品質執行計畫"
    truth = _truth(
        title,
        "青埔縣林業推廣所",
        area(
            "改善洽公環境",
            measure(
                "設施更新",
                (),
                task("汰換服務臺座椅並增設充電插座。", "06-30", "行政室(主辦)"),
                task("停車場增劃身心障礙車位二格。", "04-15", "行政室(主辦) 工務課(協辦)"),
            ),
            measure("標示清楚", (), task("各樓層張貼業務分布圖。", "03-31", "行政室(主辦)")),
        ),
        area(
            "推廣山林教育",
            measure(
                "體驗活動",
                (),
                task("辦理苗木贈送活動二場。", "03-12", "推廣課(主辦)"),
                task("開放苗圃預約導覽，每週二梯次。", "12-31", "推廣課(主辦) 苗圃(協辦)"),
            ),
        ),
    )

    def fill(file: WordFile) -> None:
        _begin(file, title)
        file.write("一、改善洽公環境")
        file.write("(一)設施更新")
        file.write("1.汰換服務臺座椅並增設充電插座。（主辦：行政室，完成期限：115.06.30）")
        file.write("2.停車場增劃身心障礙車位二格。（主辦：行政室；協辦：工務課；完成期限：115.04.15）")
        file.write("(二)標示清楚")
        file.write("1.各樓層張貼業務分布圖。（主辦：行政室，完成期限：115.03.31）")
        file.write("二、推廣山林教育")
        file.write("(一)體驗活動")
        file.write("1.辦理苗木贈送活動二場。（主辦：推廣課，完成期限：115.03.12）")
        file.write("2.開放苗圃預約導覽，每週二梯次。（主辦：推廣課，協辦：苗圃，完成期限：115.12.31）")
        _end(file)

    return HeldOut("no table, dates and sections in brackets", truth, fill)


# 5: real heading styles without typed numbers, one plain table.
def _tax() -> HeldOut:
    title = "青埔縣地方稅務局115年度提升服務品質執行計畫"
    truth = _truth(
        title,
        "青埔縣地方稅務局",
        area(
            "租稅宣導",
            task("製作繳稅圖卡並於社群刊登。", "05-20", "企劃科"),
            task("至校園辦理租稅講座十場。", "11-30", "企劃科 服務科"),
        ),
        area("便民繳稅", task("開徵期間延長服務至晚間八時。", "11-30", "服務科")),
    )

    def fill(file: WordFile) -> None:
        file.document.add_paragraph(title, style="Title")
        for chapter in _BEFORE:
            file.document.add_paragraph(chapter.heading, style="Heading 1")
            file.write(chapter.paragraphs[0])
        file.document.add_paragraph("計畫內容", style="Heading 1")
        table = file.table(
            [
                ["重點工作項目", "推動措施", "預定完成時間", "權責單位"],
                ["租稅宣導", "製作繳稅圖卡並於社群刊登。", "115年5月20日", "企劃科"],
                ["", "至校園辦理租稅講座十場。", "115年11月30日", "企劃科\n服務科"],
                ["便民繳稅", "開徵期間延長服務至晚間八時。", "115年11月30日", "服務科"],
            ]
        )
        merge(table, (1, 0), (2, 0))
        file.document.add_paragraph("附則", style="Heading 1")
        file.write("本計畫奉核定後實施。")

    dated = _with_due_texts(truth, ("115年5月20日", "115年11月30日", "115年11月30日"))
    return HeldOut("heading styles without numbers", dated, fill)


def _with_due_texts(plan: PlanFile, texts: Sequence[str]) -> PlanFile:
    left = iter(texts)

    def retold(item: Any) -> Any:
        due = tuple(replace(each, text=next(left)) for each in item.due)
        return replace(item, due=due, items=tuple(retold(below) for below in item.items))

    return replace(plan, items=tuple(retold(item) for item in plan.items))


# 6: a small table inside a cell, and areas as full rows without numbers.
def _museum_school() -> HeldOut:
    title = "松濤市社區大學115年度提升服務品質計畫"
    truth = _truth(
        title,
        "松濤市社區大學",
        area(
            "課程服務",
            task("選課系統增設候補通知。\n第一期 三月\n第二期 九月", "09-30", "教務組"),
            task("每期辦理課程說明會。", "08-31", "教務組"),
        ),
        area("場地服務", task("教室設備每學期檢修一次。", "07-31", "總務組")),
    )

    def fill(file: WordFile) -> None:
        _begin(file, title)
        table = file.table(
            [
                ["推動項目", "完成日期", "辦理單位"],
                ["一、課程服務", "", ""],
                ["1、選課系統增設候補通知。", "115.09.30", "教務組"],
                ["2、每期辦理課程說明會。", "115.08.31", "教務組"],
                ["二、場地服務", "", ""],
                ["1、教室設備每學期檢修一次。", "115.07.31", "總務組"],
            ]
        )
        merge(table, (1, 0), (1, 2))
        merge(table, (4, 0), (4, 2))
        inner = table.cell(2, 0).add_table(2, 2)
        for place, texts in enumerate((("第一期", "三月"), ("第二期", "九月"))):
            for column, text in enumerate(texts):
                inner.cell(place, column).text = text
        _end(file)

    return HeldOut("a table inside a cell, area rows", truth, fill)


# 7: typed group rows, sections with roles on lines of their own, ROC words, indicators called KPI.
def _fire() -> HeldOut:
    title = "青埔縣消防分隊115年度提升服務品質實施計畫"
    truth = _truth(
        title,
        "青埔縣消防分隊",
        area(
            "災害預防",
            measure(
                "居家訪視",
                ("訪視戶數八百戶",),
                task("結合里長訪視獨居長者住家用火用電。", "10-31", "預防組(主辦) 各分隊(協辦)"),
                task("補助裝設住宅用火災警報器。", "11-30", "預防組(主辦)"),
            ),
            measure(
                "宣導教育",
                ("宣導場次四十場",),
                task("辦理校園防火體驗營。", "07-31", "教育組(主辦) 預防組(協辦)"),
            ),
        ),
    )
    texts = ("115年10月31日前", "115年11月30日前", "115年7月31日前")

    def fill(file: WordFile) -> None:
        _begin(file, title)
        file.table(
            [
                ["工作構面及項目", "績效指標", "具體作為", "執行期限", "主(協)辦單位"],
                [
                    "一、災害預防\n(一)居家訪視",
                    "訪視戶數八百戶",
                    "1.結合里長訪視獨居長者住家用火用電。\n2.補助裝設住宅用火災警報器。",
                    "115年10月31日前\n115年11月30日前",
                    "主辦：預防組\n協辦：各分隊\n\n主辦：預防組",
                ],
                [
                    "(二)宣導教育",
                    "宣導場次四十場",
                    "1.辦理校園防火體驗營。",
                    "115年7月31日前",
                    "主辦：教育組\n協辦：預防組",
                ],
            ]
        )
        _end(file)

    return HeldOut("roles line by line, dates with 前", _with_due_texts(truth, texts), fill)


# 8: chapters numbered 一、, groups (一), tasks 1. in one column, everything indented.
def _irrigation() -> HeldOut:
    title = "青埔縣農田水利工作站115年服務躍升執行計畫"
    items = (
        measure(
            "暢通溝通管道",
            (),
            task("每季召開農民座談會。", "12-20", "管理組"),
            task("設置灌溉通報專線，全年無休。", "01-31", "管理組"),
        ),
        measure("簡化申辦程序", (), task("搭排申請改採線上辦理。", "08-31", "工務組")),
    )
    chapters = (
        Chapter("依據", ("依據上級機關函頒計畫辦理。",)),
        Chapter("目標", ("提升農民滿意度。",)),
        Chapter("實施項目", (), table=True),
        Chapter("獎懲", ("依規定辦理。",)),
    )
    truth = replace(_truth(title, "青埔縣農田水利工作站", *items), chapters=chapters)

    def fill(file: WordFile) -> None:
        file.write(title)
        for number, chapter in zip("一二", chapters, strict=False):
            file.write(f"{number}、{chapter.heading}")
            file.write(chapter.paragraphs[0])
        file.write("三、實施項目")
        file.table(
            [
                ["工作項目及內容", "時程", "單位"],
                ["(一)暢通溝通管道", "", ""],
                ["1.每季召開農民座談會。", "115.12.20", "管理組"],
                ["2.設置灌溉通報專線，全年無休。", "115.01.31", "管理組"],
                ["(二)簡化申辦程序", "", ""],
                ["1.搭排申請改採線上辦理。", "115.08.31", "工務組"],
            ]
        )
        file.write("四、獎懲")
        file.write("依規定辦理。")

    return HeldOut("chapters 一、, measures (一) among the tasks", truth, fill)


# 9: the title as a table, a revision table before, a schedule of months after the task table.
def _cemetery() -> HeldOut:
    title = "松濤市殯葬管理所115年度提升服務品質執行計畫"
    truth = _truth(
        title,
        "松濤市殯葬管理所",
        area(
            "尊嚴服務",
            measure(
                "透明收費",
                (),
                task("收費標準公布於官網與服務臺。", "01-31", "服務課"),
                task("提供電子支付。", "06-30", "會計室"),
            ),
        ),
    )
    chapters = (
        *truth.chapters[:-1],
        Chapter("預定進度", ("月份 工作 一月 公布收費 六月 電子支付",)),
        Chapter("附則", ("本計畫奉核定後實施。",)),
    )
    truth = replace(truth, chapters=chapters, unplaced=("版次 日期 說明 第1版 115.1.5 初訂",))

    def fill(file: WordFile) -> None:
        file.table([[title]])
        file.write("")
        file.table([["版次", "日期", "說明"], ["第1版", "115.1.5", "初訂"]])
        for number, chapter in zip("壹貳", _BEFORE, strict=True):
            file.write(f"{number}、{chapter.heading}")
            file.write(chapter.paragraphs[0])
        file.write("參、計畫內容")
        file.table(
            [
                ["實施要領", "實施項目", "作法", "完成期限", "承辦單位"],
                ["一、尊嚴服務", "(一)透明收費", "收費標準公布於官網與服務臺。", "115.01.31", "服務課"],
                ["", "", "提供電子支付。", "115.06.30", "會計室"],
            ]
        )
        file.write("肆、預定進度")
        file.table([["月份", "工作"], ["一月", "公布收費"], ["六月", "電子支付"]])
        file.write("伍、附則")
        file.write("本計畫奉核定後實施。")

    return HeldOut("title in a table, other tables around", truth, fill)


# 10: numbers in a column of their own for every level, headings with spaces and brackets.
def _park() -> HeldOut:
    title = "青埔縣公園管理所 115 年度 提升服務品質執行計畫"
    truth = _truth(
        title,
        "青埔縣公園管理所",
        area(
            "環境維護",
            task("每日清掃公廁四次並公布巡檢表。", "12-31", "維護隊"),
            task("遊具每季委外檢驗。", "11-30", "工務股"),
        ),
        area("活動服務", task("場地租借全面線上化。", "05-31", "企劃股")),
    )

    def fill(file: WordFile) -> None:
        _begin(file, title)
        table = file.table(
            [
                ["項 次", "工 作 要 項", "辦 理 內 容", "期 程\n（完成日）", "承 辦\n單 位", "備 註"],
                ["一", "環境維護", "1.每日清掃公廁四次並公布巡檢表。", "115/12/31", "維護隊", ""],
                ["", "", "2.遊具每季委外檢驗。", "115/11/30", "工務股", "含報告"],
                ["二", "活動服務", "1.場地租借全面線上化。", "115/5/31", "企劃股", ""],
            ]
        )
        merge(table, (1, 0), (2, 0))
        merge(table, (1, 1), (2, 1))
        _end(file)

    dated = _with_due_texts(truth, ("115/12/31", "115/11/30", "115/5/31"))
    first, second = dated.items
    kept, remarked = first.items
    first = replace(first, items=(kept, replace(remarked, remark="含報告")))
    return HeldOut("number column of areas, spaced headings", replace(dated, items=(first, second)), fill)


# 11: a row cut in two by hand in the middle of a sentence, its group told again with （續）.
def _harbour() -> HeldOut:
    title = "松濤漁港管理處115年度提升服務品質執行計畫"
    truth = _truth(
        title,
        "松濤漁港管理處",
        area(
            "船舶服務",
            measure(
                "進出港申報",
                (),
                task("建置線上申報系統，船主免臨櫃即可於二十四小時內取得核准。", "09-30", "航務課"),
                task("颱風期間簡訊通知避風泊位。", "06-15", "航務課"),
                task("泊位圖每週更新。", "12-31", "港務課"),
            ),
        ),
        area("遊客服務", measure("導覽", (), task("假日定時導覽二梯次。", "03-31", "企劃課"))),
    )

    def fill(file: WordFile) -> None:
        _begin(file, title)
        heads = ["實施要項", "推動項目", "推動作法", "完成期限", "承辦單位"]
        file.table(
            [
                heads,
                [
                    "一、船舶服務",
                    "(一)進出港申報",
                    "1.建置線上申報系統，船主免臨櫃即可",
                    "115.09.30",
                    "航務課",
                ],
            ]
        )
        file.write("")
        table = file.table(
            [
                heads,
                ["一、船舶服務（續）", "(一)進出港申報（續）", "於二十四小時內取得核准。", "", ""],
                ["", "", "2.颱風期間簡訊通知避風泊位。", "115.06.15", "航務課"],
                ["", "", "3.泊位圖每週更新。", "115.12.31", "港務課"],
                ["二、遊客服務", "(一)導覽", "1.假日定時導覽二梯次。", "115.03.31", "企劃課"],
            ]
        )
        merge(table, (1, 0), (3, 0))
        merge(table, (1, 1), (3, 1))
        _end(file)

    return HeldOut("a sentence cut by the page, groups told again", truth, fill)


# 12: automatic numbers in the table only, everything else typed; sections one line with 、.
def _transit() -> HeldOut:
    title = "松濤市公共運輸處115年度提升服務品質執行計畫"
    truth = _truth(
        title,
        "松濤市公共運輸處",
        area(
            "候車環境",
            task("新建候車亭十座。", "10-31", "工務科 企劃科"),
            task("站牌加註外語。", "05-31", "企劃科"),
        ),
        area("動態資訊", task("到站資訊準確率達九成五。", "12-15", "資訊科")),
    )

    def fill(file: WordFile) -> None:
        _begin(file, title)
        levels = (("taiwaneseCountingThousand", "%1、"), ("decimal", "%2."))
        numbers = file.list_of(levels)
        table = file.document.add_table(1, 4, style="Table Grid")
        for cell, text in zip(
            table.rows[0].cells, ("工作要項", "執行方式", "預定期程", "承辦單位"), strict=True
        ):
            cell.text = text
        for group in truth.items:
            for place, item in enumerate(group.items):
                row = table.add_row().cells
                if place == 0:
                    _numbered(file, row[0], group.text, numbers, 0)
                _numbered(file, row[1], item.text, numbers, 1)
                row[2].text = format_date(item.due[0].on)
                row[3].text = "、".join(share.name for share in item.sections)
        _end(file)

    return HeldOut("automatic numbers in the table only", truth, fill)


def _numbered(file: WordFile, cell: Any, text: str, numbers: int, depth: int) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.text = text
    place = f'<w:ilvl w:val="{depth}"/><w:numId w:val="{numbers}"/>'
    paragraph._p.get_or_add_pPr().append(parse_xml(f"<w:numPr {nsdecls('w')}>{place}</w:numPr>"))


# 13: no table, sections and dates on lines of their own below each task.
def _tourism() -> HeldOut:
    title = "青埔縣旅遊服務中心115年度提升服務品質執行計畫"
    truth = _truth(
        title,
        "青埔縣旅遊服務中心",
        area(
            "諮詢服務",
            task("增聘外語志工十名。", "04-30", "推廣組"),
            task("提供行李寄放服務。", "07-31", "營運組"),
        ),
        area("數位服務", task("建置多語導覽網頁。", "10-31", "資訊組")),
    )

    def fill(file: WordFile) -> None:
        _begin(file, title)
        for number, group in zip("一二", truth.items, strict=True):
            file.write(f"{number}、{group.text}")
            for place, item in enumerate(group.items, 1):
                file.write(f"({'一二三'[place - 1]}){item.text}")
                file.write(f"承辦單位：{item.sections[0].name}")
                file.write(f"完成期限：{format_date(item.due[0].on)}")
        _end(file)

    return HeldOut("no table, sections and dates on lines below", truth, fill)


# 14: one group a row without numbers at all: lines are tasks, dates and sections line by line.
def _archive() -> HeldOut:
    title = "青埔縣檔案館115年度提升服務品質執行計畫"
    truth = _truth(
        title,
        "青埔縣檔案館",
        area(
            "檔案應用",
            task("簡化閱覽申請書。", "02-28", "應用組"),
            task("提供線上目錄查詢。", "06-30", "資訊組"),
            task("辦理主題特展。", "10-31", "應用組"),
        ),
        area(
            "便民空間", task("閱覽室增設放大設備。", "05-31", "總務組"), task("延長開放。", "03-31", "應用組")
        ),
    )

    def fill(file: WordFile) -> None:
        _begin(file, title)
        rows = [["工作項目", "具體作法", "完成期限", "承辦單位"]]
        for group in truth.items:
            rows.append(
                [
                    group.text,
                    "\n".join(item.text for item in group.items),
                    "\n".join(format_date(item.due[0].on) for item in group.items),
                    "\n".join(item.sections[0].name for item in group.items),
                ]
            )
        file.table(rows)
        _end(file)

    return HeldOut("a row a group, lines without numbers", truth, fill)


def held_out() -> tuple[HeldOut, ...]:
    """Return all of them."""
    return (
        _library(),
        _health(),
        _household(),
        _forestry(),
        _tax(),
        _museum_school(),
        _fire(),
        _irrigation(),
        _cemetery(),
        _park(),
        _harbour(),
        _transit(),
        _tourism(),
        _archive(),
    )
