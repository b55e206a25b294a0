//! What the window around the work says: rail, top bar, palette, dialogs, settings, home.

crate::texts! {
    /// The product's name.
    APP: "关键时刻工坊", "MOT Studio";
    /// Rail.
    HOME: "首页", "Home";
    /// Rail.
    COURSE: "课程", "Course";
    /// Rail.
    WORKBOOK: "作业本", "Workbook";
    /// Rail.
    SETTINGS: "设置", "Settings";
}
