//! What pictures, bundles, links and the check of strangers' files say.

crate::texts! {
    /// Undo label; on what.
    ADDED: "给「{0}」加图片", "Add a picture to \"{0}\"";
    /// Undo label; from what.
    REMOVED: "删「{0}」的图片", "Delete the picture of \"{0}\"";
    /// The button and command.
    ADD: "加图片…", "Add picture…";
    /// The button of a picture that is there.
    CHANGE: "换图片…", "Change picture…";
    /// The button.
    DELETE: "删图片", "Delete picture";
    /// The menu row.
    SHOW: "看图片", "Look at picture";
    /// Heading of the pictures of something.
    PICTURES: "图片", "Pictures";
    /// Name of the picture itself; on what it hangs.
    OPEN: "看「{0}」的图片", "Look at the picture of \"{0}\"";
    /// Where a picture can be dropped.
    DROP_HERE: "把图片拖到这里，或粘贴", "Drop or paste a picture";
    /// The title of the file dialog.
    PICK_TITLE: "选图片", "Choose a picture";
    /// The hint of the file dialog.
    PICK_TEXT: "PNG、JPEG、WebP 或 GIF，不超过 10 MB", "PNG, JPEG, WebP or GIF, up to 10 MB";
    /// The dialog's button.
    PICK: "加上", "Add";
    /// Said when it hangs.
    DONE: "图片已加上", "Picture added";
    /// A picture was dropped where nothing takes it.
    NO_PLACE: "先选一张卡片或一个格子，再加图片", "Select a card or a cell first, then add the picture";
    /// It is being decoded.
    WAIT: "正在读图片…", "Reading the picture…";
    /// It cannot be shown.
    BROKEN: "图片打不开", "The picture cannot be shown";
    /// A register names a picture that the file does not hold.
    MISSING: "图片不在文件里", "The picture is not in the file";
    /// The workbook moved to a bundle; new and old name.
    NOW_BUNDLE: "作业本里有图片，现在存在「{0}」；「{1}」停在加图片之前，没有被改动",
        "The workbook holds a picture and is now saved as \"{0}\"; \"{1}\" stays as it was before the picture";
    /// The line under a large picture: width, height, kilobytes.
    SIZE: "{0} × {1}，{2} KB", "{0} × {1}, {2} KB";
    /// The button under a large picture.
    CLOSE: "关闭", "Close";

    /// Refusal; size and limit in MB.
    TOO_LARGE: "图片有 {0} MB，最多 {1} MB，没有加上。先把它缩小。", "The picture has {0} MB, the limit is {1} MB; it was not added. Make it smaller first.";
    /// Refusal; width, height, the limits.
    TOO_MANY_PIXELS: "图片有 {0} × {1} 像素，超出上限（每边 {2}，共 {3} 百万），没有加上。先把它缩小。",
        "The picture has {0} × {1} pixels, more than the limit ({2} a side, {3} million in all); it was not added. Make it smaller first.";
    /// Refusal.
    NOT_PICTURE: "这不是能用的图片，没有加上。用 PNG、JPEG、WebP 或 GIF。", "This is not a picture that can be used; it was not added. Use PNG, JPEG, WebP or GIF.";
    /// Refusal; the decoder's words.
    DAMAGED: "图片已损坏，没有加上（{0}）", "The picture is damaged; it was not added ({0})";
    /// Refusal; the system's words.
    UNREADABLE: "图片读不了，没有加上（{0}）", "The picture cannot be read; it was not added ({0})";
    /// Refusal; the limit in MB.
    BOOK_FULL: "作业本里的图片加起来会超过 {0} MB，没有加上。先删几张。", "The pictures of the workbook would exceed {0} MB; it was not added. Delete some first.";

    /// Fault in a bundle; the entry's name.
    ODD_ENTRY: "压缩包里的「{0}」不是作业本的内容，没有读", "\"{0}\" in the bundle is not part of a workbook and was not read";
    /// Fault in a bundle; the entry's name.
    MEDIA_LOST: "图片「{0}」已损坏，没有读进来", "the picture \"{0}\" is damaged and was left out";
    /// Fault in a bundle; the entry's name.
    MEDIA_ODD: "图片「{0}」与名称不符，被别人换过", "the picture \"{0}\" does not match its name; somebody changed it";
    /// Fault in a bundle.
    BUNDLE_BROKEN: "压缩包的目录坏了，按内容找回", "the bundle's table is damaged; its content was searched for";
    /// A bundle is refused; entries and limit.
    BUNDLE_ENTRIES: "这个作业本包有 {0} 项，最多 {1} 项，没有打开，文件没有被改动。", "The bundle has {0} entries, the limit is {1}; it was not opened and not changed.";
    /// A bundle is refused; the limit in MB.
    BUNDLE_UNPACKED: "这个作业本包展开后超过 {0} MB，没有打开，文件没有被改动。", "The bundle unpacks to more than {0} MB; it was not opened and not changed.";
    /// A bundle is refused; the limit.
    BUNDLE_RATIO: "这个作业本包的压缩比超过 {0} 倍，像是恶意文件，没有打开，文件没有被改动。",
        "The bundle is packed more than {0} times, as a hostile file is; it was not opened and not changed.";
    /// A bundle is refused.
    BUNDLE_LOCKED: "这个作业本包加了密码，没有打开，文件没有被改动。去掉密码再打开。", "The bundle has a password; it was not opened and not changed. Remove the password first.";
    /// A bundle is refused.
    BUNDLE_TWICE: "这个作业本包里有同名的内容，像是恶意文件，没有打开，文件没有被改动。",
        "Entries of the bundle share a name, as in a hostile file; it was not opened and not changed.";

    /// The checker died; the file was refused.
    CHECKER_DIED: "检查程序停了（内存或时间用完），没有打开这个文件，文件没有被改动。", "The checker stopped (out of memory or time); the file was not opened and not changed.";
    /// The checker cannot be started; the system's words.
    CHECKER_MISSING: "检查程序启动不了，没有打开这个文件（{0}）", "The checker cannot be started; the file was not opened ({0})";

    /// The title of the link dialog.
    LINK_TITLE: "打开网页？", "Open this address?";
    /// The title of the link dialog for mail.
    LINK_MAIL: "写邮件？", "Write an e-mail?";
    /// Above the host.
    LINK_HOST: "网站", "Site";
    /// Above the whole address.
    LINK_WHOLE: "完整地址", "Whole address";
    /// Below: what happens.
    LINK_TEXT: "浏览器会打开它。先看清网站是不是认识的。", "Your browser opens it. Check first that you know the site.";
    /// The host is not plain letters: it may imitate another one.
    LINK_ODD: "网站名里有特殊字母，可能冒充别的网站", "The site's name has unusual letters; it may imitate another site";
    /// The button that is not the default.
    LINK_OPEN: "打开", "Open";
    /// The button.
    LINK_COPY: "复制地址", "Copy address";
    /// A link is refused.
    LINK_BAD: "这个地址不能打开，只能打开 https、http 和 mailto", "This address cannot be opened; only https, http and mailto can";
    /// A browser could not be started; the system's words.
    LINK_FAILED: "浏览器打不开（{0}）", "The browser cannot be opened ({0})";
}
