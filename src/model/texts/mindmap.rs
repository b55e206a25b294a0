//! What the mind map part says.

crate::texts! {
    /// Undo label.
    ADD_NODE: "加一个节点", "Add a node";
    /// Undo label.
    WRITE: "写节点", "Write a node";
    /// Undo label.
    MARK: "打标记", "Mark a node";
    /// Undo label.
    DELETE_NODE: "删掉节点", "Delete a node";
    /// Undo label.
    MOVE_NODE: "移动节点", "Move a node";
    /// Undo label.
    PASTE: "粘贴大纲", "Paste an outline";
    /// A refusal.
    GIVEN_STAYS: "中心和模板给的主枝不能动", "The centre and the given branches stay";
    /// A refusal.
    NOT_INSIDE: "不能挂到自己下面", "A node cannot hang below itself";
    /// A refusal.
    TOO_DEEP: "层数到头了，先收拢再往下写", "No deeper level here; merge some nodes first";
    /// Next step: branch and how many.
    MORE_BELOW: "给「{0}」再写 {1} 条", "Add {1} to \"{0}\"";
    /// Next step without a branch.
    MORE_NODES: "再写几条", "Add some nodes";
    /// An empty node.
    EMPTY_NODE: "写一条", "Write";
    /// Name of the canvas for screen readers.
    CANVAS: "思维导图", "Mind map";
    /// Name of a node for screen readers: text, children.
    NODE_OF: "{0}，下面 {1} 条", "{0}, {1} below";
    /// Name of the text field of a node.
    NODE_TEXT: "节点文字", "Text of the node";
    /// A tooltip.
    FOLD: "收起", "Fold";
    /// A tooltip.
    UNFOLD: "展开 {0} 条", "Unfold {0}";
    /// A menu entry.
    FOLD_ALL: "都收起", "Fold all";
    /// A menu entry.
    UNFOLD_ALL: "都展开", "Unfold all";
    /// A menu entry.
    ADD_CHILD: "加下级", "Add a child";
    /// A menu entry.
    ADD_SIBLING: "加同级", "Add a sibling";
    /// A menu entry.
    EDIT: "改文字", "Edit the text";
    /// A menu entry.
    MOVE_UP: "上移", "Move up";
    /// A menu entry.
    MOVE_DOWN: "下移", "Move down";
    /// A menu entry.
    PROMOTE: "升一级", "One level up";
    /// A menu entry.
    DEMOTE: "降一级", "One level down";
    /// A menu entry.
    PICK_UP: "剪下，挂到别处", "Pick up, hang elsewhere";
    /// A menu entry.
    HANG_HERE: "挂到这里", "Hang it here";
    /// A menu entry.
    COPY_OUTLINE: "复制为大纲", "Copy as an outline";
    /// A menu entry.
    DELETE: "删掉", "Delete";
    /// A menu heading.
    MARKS: "标记", "Marks";
    /// Toast after picking up.
    PICKED_UP: "选好新位置，按 Ctrl V 挂上，Esc 取消", "Select a new place and press Ctrl V, or Esc to cancel";
    /// Toast after copying.
    COPIED: "大纲已复制", "Outline copied";
    /// Toast after a deletion: how many.
    DELETED: "删掉了 {0} 个节点", "{0} nodes deleted";
    /// The panel with the outline.
    STORY: "连成故事", "As a story";
    /// Above the outline.
    STORY_HINT: "从上到下念一遍，就是这个故事", "Read it from top to bottom: that is the story";
    /// The story is still empty.
    STORY_EMPTY: "还没有内容，先写几个节点", "Nothing yet: write some nodes first";
    /// Keys below the canvas.
    KEYS: "**Tab** 下级　**Enter** 同级　**方向键** 移动　**空格** 收起　**Ctrl X/V** 换位置", "**Tab** child   **Enter** sibling   **arrows** move   **Space** fold   **Ctrl X/V** re-hang";
    /// How many nodes.
    COUNT: "{0} 个节点", "{0} nodes";
    /// Zoom in percent.
    ZOOM: "{0}%", "{0}%";
    /// A badge: has of needs.
    OF: "{0}/{1}", "{0}/{1}";
}
