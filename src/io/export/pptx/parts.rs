//! The parts of a presentation that hold no text of anybody's: package, masters, layout, theme.
#![expect(clippy::format_collect, reason = "a line at a time reads best, and files are small")]

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const NS: &str = "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\"";
const REL: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PART: &str = "application/vnd.openxmlformats-officedocument.presentationml";
const TREE: &str = "<p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>";
const COLORS: &str = "<p:clrMap bg1=\"lt1\" tx1=\"dk1\" bg2=\"lt2\" tx2=\"dk2\" accent1=\"accent1\" accent2=\"accent2\" accent3=\"accent3\" accent4=\"accent4\" accent5=\"accent5\" accent6=\"accent6\" hlink=\"hlink\" folHlink=\"folHlink\"/>";

/// Where a shape is, in EMU; `space` is the prefix of its element.
pub(super) fn transform(space: &str, (x, y, width, height): (i64, i64, i64, i64)) -> String {
    format!("<{space}:xfrm><a:off x=\"{x}\" y=\"{y}\"/><a:ext cx=\"{width}\" cy=\"{height}\"/></{space}:xfrm>")
}

/// Thin lines around a cell.
pub(super) fn borders() -> String {
    ["lnL", "lnR", "lnT", "lnB"]
        .map(|side| format!("<a:{side} w=\"6350\"><a:solidFill><a:srgbClr val=\"C9C3B6\"/></a:solidFill></a:{side}>"))
        .concat()
}

/// The headline of a slide, in the place for it.
pub(super) fn title(place: (i64, i64, i64, i64), paragraphs: &str) -> String {
    format!(
        "<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"Title\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"title\"/></p:nvPr></p:nvSpPr><p:spPr>{}</p:spPr><p:txBody><a:bodyPr><a:normAutofit/></a:bodyPr><a:lstStyle/>{paragraphs}</p:txBody></p:sp>",
        transform("a", place)
    )
}

/// A slide with its shapes.
pub(super) fn slide(shapes: &str) -> String {
    format!("{HEAD}<p:sld {NS}><p:cSld><p:spTree>{TREE}{shapes}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>")
}

/// The notes of a slide.
pub(super) fn notes(paragraphs: &str) -> String {
    let body = if paragraphs.is_empty() { "<a:p/>" } else { paragraphs };
    format!(
        "{HEAD}<p:notes {NS}><p:cSld><p:spTree>{TREE}<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"Slide\"/><p:cNvSpPr><a:spLocks noGrp=\"1\" noRot=\"1\" noChangeAspect=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"sldImg\"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp><p:sp><p:nvSpPr><p:cNvPr id=\"3\" name=\"Notes\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"body\" idx=\"1\"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>{body}</p:txBody></p:sp></p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>"
    )
}

fn rels(list: &[(&str, String)]) -> String {
    let lines: String =
        (1..).zip(list).map(|(id, (kind, target))| format!("<Relationship Id=\"rId{id}\" Type=\"{REL}/{kind}\" Target=\"{target}\"/>")).collect();
    format!("{HEAD}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{lines}</Relationships>")
}

/// What a slide refers to.
pub(super) fn slide_rels(number: usize) -> String {
    rels(&[("slideLayout", "../slideLayouts/slideLayout1.xml".into()), ("notesSlide", format!("../notesSlides/notesSlide{number}.xml"))])
}

/// What the notes of a slide refer to.
pub(super) fn notes_rels(number: usize) -> String {
    rels(&[("notesMaster", "../notesMasters/notesMaster1.xml".into()), ("slide", format!("../slides/slide{number}.xml"))])
}

/// Every part but the slides and their notes; `title` is escaped already.
pub(super) fn frame(title: &str, stamp: &str, slides: usize) -> Vec<(String, String)> {
    let list: Vec<(&str, String)> = vec![
        ("[Content_Types].xml", content_types(slides)),
        ("_rels/.rels", package_rels()),
        ("docProps/core.xml", core(title, stamp)),
        (
            "docProps/app.xml",
            format!(
                "{HEAD}<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\"><Application>MOT Studio</Application></Properties>"
            ),
        ),
        ("ppt/presentation.xml", presentation(slides)),
        ("ppt/_rels/presentation.xml.rels", presentation_rels(slides)),
        ("ppt/slideMasters/slideMaster1.xml", master()),
        (
            "ppt/slideMasters/_rels/slideMaster1.xml.rels",
            rels(&[("slideLayout", "../slideLayouts/slideLayout1.xml".into()), ("theme", "../theme/theme1.xml".into())]),
        ),
        ("ppt/slideLayouts/slideLayout1.xml", layout()),
        ("ppt/slideLayouts/_rels/slideLayout1.xml.rels", rels(&[("slideMaster", "../slideMasters/slideMaster1.xml".into())])),
        ("ppt/notesMasters/notesMaster1.xml", notes_master()),
        ("ppt/notesMasters/_rels/notesMaster1.xml.rels", rels(&[("theme", "../theme/theme2.xml".into())])),
        ("ppt/theme/theme1.xml", theme()),
        ("ppt/theme/theme2.xml", theme()),
    ];
    list.into_iter().map(|(name, text)| (name.to_owned(), text)).collect()
}

fn content_types(slides: usize) -> String {
    let mut list = vec![
        ("/ppt/presentation.xml".to_owned(), format!("{PART}.presentation.main+xml")),
        ("/ppt/slideMasters/slideMaster1.xml".to_owned(), format!("{PART}.slideMaster+xml")),
        ("/ppt/slideLayouts/slideLayout1.xml".to_owned(), format!("{PART}.slideLayout+xml")),
        ("/ppt/notesMasters/notesMaster1.xml".to_owned(), format!("{PART}.notesMaster+xml")),
        ("/ppt/theme/theme1.xml".to_owned(), "application/vnd.openxmlformats-officedocument.theme+xml".to_owned()),
        ("/ppt/theme/theme2.xml".to_owned(), "application/vnd.openxmlformats-officedocument.theme+xml".to_owned()),
        ("/docProps/core.xml".to_owned(), "application/vnd.openxmlformats-package.core-properties+xml".to_owned()),
        ("/docProps/app.xml".to_owned(), "application/vnd.openxmlformats-officedocument.extended-properties+xml".to_owned()),
    ];
    for number in 1..=slides {
        list.push((format!("/ppt/slides/slide{number}.xml"), format!("{PART}.slide+xml")));
        list.push((format!("/ppt/notesSlides/notesSlide{number}.xml"), format!("{PART}.notesSlide+xml")));
    }
    let lines: String = list.iter().map(|(name, kind)| format!("<Override PartName=\"{name}\" ContentType=\"{kind}\"/>")).collect();
    format!(
        "{HEAD}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>{lines}</Types>"
    )
}

fn package_rels() -> String {
    format!(
        "{HEAD}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"{REL}/officeDocument\" Target=\"ppt/presentation.xml\"/><Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/><Relationship Id=\"rId3\" Type=\"{REL}/extended-properties\" Target=\"docProps/app.xml\"/></Relationships>"
    )
}

fn core(title: &str, stamp: &str) -> String {
    format!(
        "{HEAD}<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>{title}</dc:title><dcterms:created xsi:type=\"dcterms:W3CDTF\">{stamp}</dcterms:created></cp:coreProperties>"
    )
}

fn presentation(slides: usize) -> String {
    let ids: String = (1..=slides).map(|n| format!("<p:sldId id=\"{}\" r:id=\"rId{}\"/>", 255 + n, n + 3)).collect();
    format!(
        "{HEAD}<p:presentation {NS}><p:sldMasterIdLst><p:sldMasterId id=\"2147483648\" r:id=\"rId1\"/></p:sldMasterIdLst><p:notesMasterIdLst><p:notesMasterId r:id=\"rId2\"/></p:notesMasterIdLst><p:sldIdLst>{ids}</p:sldIdLst><p:sldSz cx=\"12192000\" cy=\"6858000\"/><p:notesSz cx=\"6858000\" cy=\"9144000\"/></p:presentation>"
    )
}

fn presentation_rels(slides: usize) -> String {
    let mut list = vec![
        ("slideMaster", "slideMasters/slideMaster1.xml".to_owned()),
        ("notesMaster", "notesMasters/notesMaster1.xml".to_owned()),
        ("theme", "theme/theme1.xml".to_owned()),
    ];
    list.extend((1..=slides).map(|n| ("slide", format!("slides/slide{n}.xml"))));
    rels(&list)
}

fn master() -> String {
    let style = |name: &str| {
        format!(
            "<p:{name}><a:lvl1pPr><a:defRPr sz=\"1800\"><a:solidFill><a:schemeClr val=\"tx1\"/></a:solidFill><a:latin typeface=\"+mn-lt\"/><a:ea typeface=\"+mn-ea\"/></a:defRPr></a:lvl1pPr></p:{name}>"
        )
    };
    format!(
        "{HEAD}<p:sldMaster {NS}><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val=\"bg1\"/></a:solidFill><a:effectLst/></p:bgPr></p:bg><p:spTree>{TREE}{}</p:spTree></p:cSld>{COLORS}<p:sldLayoutIdLst><p:sldLayoutId id=\"2147483649\" r:id=\"rId1\"/></p:sldLayoutIdLst><p:txStyles>{}{}{}</p:txStyles></p:sldMaster>",
        title((640_000, 560_000, 10_900_000, 760_000), "<a:p/>"),
        style("titleStyle"),
        style("bodyStyle"),
        style("otherStyle")
    )
}

fn layout() -> String {
    format!(
        "{HEAD}<p:sldLayout {NS} type=\"titleOnly\" preserve=\"1\"><p:cSld name=\"Title\"><p:spTree>{TREE}{}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>",
        title((640_000, 560_000, 10_900_000, 760_000), "<a:p/>")
    )
}

fn notes_master() -> String {
    let shape = |id: u32, kind: &str, place| {
        format!(
            "<p:sp><p:nvSpPr><p:cNvPr id=\"{id}\" name=\"{kind}\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"{kind}\"{}/></p:nvPr></p:nvSpPr><p:spPr>{}<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr>{}</p:sp>",
            if kind == "body" { " idx=\"1\"" } else { "" },
            transform("a", place),
            if kind == "body" { "<p:txBody><a:bodyPr/><a:lstStyle/><a:p/></p:txBody>" } else { "" }
        )
    };
    format!(
        "{HEAD}<p:notesMaster {NS}><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val=\"bg1\"/></a:solidFill><a:effectLst/></p:bgPr></p:bg><p:spTree>{TREE}{}{}</p:spTree></p:cSld>{COLORS}</p:notesMaster>",
        shape(2, "sldImg", (685_800, 685_800, 5_486_400, 3_086_100)),
        shape(3, "body", (685_800, 4_000_000, 5_486_400, 4_400_000))
    )
}

fn theme() -> String {
    let color = |name: &str, rgb: &str| format!("<a:{name}><a:srgbClr val=\"{rgb}\"/></a:{name}>");
    let colors = [
        ("dk1", "1D1B18"),
        ("lt1", "FFFFFF"),
        ("dk2", "4A463F"),
        ("lt2", "F1EEE7"),
        ("accent1", "2B4BBF"),
        ("accent2", "C63D1E"),
        ("accent3", "1F7A4D"),
        ("accent4", "8F6100"),
        ("accent5", "6B4FA3"),
        ("accent6", "0F7C86"),
        ("hlink", "2B4BBF"),
        ("folHlink", "6B4FA3"),
    ];
    let colors: String = colors.iter().map(|(name, rgb)| color(name, rgb)).collect();
    let font = "<a:latin typeface=\"Arial\"/><a:ea typeface=\"Microsoft YaHei\"/><a:cs typeface=\"\"/>";
    let fill = "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>".repeat(3);
    let line = "<a:ln w=\"6350\"><a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill></a:ln>".repeat(3);
    let effect = "<a:effectStyle><a:effectLst/></a:effectStyle>".repeat(3);
    format!(
        "{HEAD}<a:theme xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" name=\"MOT Studio\"><a:themeElements><a:clrScheme name=\"MOT Studio\">{colors}</a:clrScheme><a:fontScheme name=\"MOT Studio\"><a:majorFont>{font}</a:majorFont><a:minorFont>{font}</a:minorFont></a:fontScheme><a:fmtScheme name=\"MOT Studio\"><a:fillStyleLst>{fill}</a:fillStyleLst><a:lnStyleLst>{line}</a:lnStyleLst><a:effectStyleLst>{effect}</a:effectStyleLst><a:bgFillStyleLst>{fill}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )
}
