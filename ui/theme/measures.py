"""Lengths of single widgets and pages that tokens.json does not name, in logical px at 100 % scale.

Widgets and pages multiply them by the scale with `Theme.px`; nothing outside `ui.theme` writes a number of pixels.
"""

from typing import Final

# Frame
COMPACT_WIDTH: Final = 1200  # a window narrower than this (at its scale) is laid out compactly
COMPACT_STRIP: Final = 64
COMPACT_BAR: Final = 80
RAIL_ITEM_WIDTH: Final = 96
RAIL_ITEM_HEIGHT: Final = 72
RAIL_PADDING_TOP: Final = 12
RAIL_PADDING_SIDE: Final = 8
RAIL_ITEM_GAP: Final = 4
RAIL_BAR: Final = 5
RAIL_BAR_INSET: Final = 16
RAIL_BAR_RADIUS: Final = 3
RAIL_COUNT: Final = 22
RAIL_COUNT_TOP: Final = 5
RAIL_COUNT_LEFT: Final = 62
RAIL_ICON_GAP: Final = 5
SEARCH_WIDTH: Final = 276
HEADING_MIN_WIDTH: Final = 200
TOAST_HEIGHT: Final = 64
TOAST_MAX_WIDTH: Final = 640
TOAST_RADIUS: Final = 12

# Buttons and pills
BUTTON_PADDING: Final = 18
BUTTON_PADDING_BIG: Final = 22
BUTTON_PADDING_NEXT: Final = 28
BUTTON_GAP: Final = 10
BIG_BUTTON: Final = 64
BIG_BUTTON_LINE: Final = 24
TAG_HEIGHT: Final = 32
TAG_PADDING_LEFT: Final = 9
TAG_PADDING_RIGHT: Final = 13
TAG_GAP: Final = 7
PILL_PADDING_LEFT: Final = 14
PILL_PADDING_RIGHT: Final = 18
PILL_LINE: Final = 19
COUNT_HEIGHT: Final = 24
COUNT_MIN_WIDTH: Final = 26
COUNT_PADDING: Final = 7

# Segments
SEGMENT_ICON: Final = 22
SEGMENT_GAP: Final = 9
SEGMENT_PADDING: Final = 8
SEGMENT_PADDING_TIGHT: Final = 7
SEGMENT_GAP_TIGHT: Final = 6
SEGMENT_MIN_WIDTH: Final = 119
SEGMENT_LINE: Final = 22
ITEMS_FOLD_BELOW: Final = 680  # a column of items narrower than this has the answers under the titles

# Tabs
TAB_HEIGHT: Final = 56
TAB_PADDING: Final = 16
TAB_PADDING_TIGHT: Final = 9
TAB_LINE: Final = 4

# Status line
STEP_WIDTH: Final = 96
STEP_WIDTH_NARROW: Final = 86
STEP_NARROW_BELOW: Final = 1188  # a window of 1300 less the rail
STEP_DOT: Final = 20
STEP_LINE: Final = 3
STEP_NOW_PEN: Final = 6
STEP_TEXT_TOP: Final = 28
STEP_CHECK: Final = 14

# Band meter
BAND_WIDTH: Final = 160
BAND_TOP: Final = 16
BAND_HEIGHT: Final = 12
BAND_TOTAL: Final = 54
BAND_TEXT_BASE: Final = 49
BAND_GAP: Final = 2
BAND_HATCH: Final = 6
BAND_HATCH_LINE: Final = 3
BAND_MARK_WIDTH: Final = 18
BAND_MARK_HEIGHT: Final = 12
BAND_STEM: Final = 4
BAND_STEM_TOP: Final = 11
BAND_STEM_HEIGHT: Final = 21
BAND_STEM_RIM: Final = 1.5
BAND_LAST: Final = 12
BAND_LAST_PEN: Final = 2.5
SPARK_HEIGHT: Final = 32
SPARK_POINT: Final = 3
SPARK_LINE: Final = 1.5

# Numeric pad
KEY_WIDTH: Final = 72
KEY_TEXT: Final = 24
PAD_GAP: Final = 20
PAD_SIDE_WIDTH: Final = 144
CARET_WIDTH: Final = 3
CARET_HEIGHT: Final = 32

# Rings, switch, bars
RING: Final = 36
RING_PEN: Final = 5
RING_TRACK_ALPHA: Final = 0.35
SWITCH_WIDTH: Final = 56
SWITCH_HEIGHT: Final = 32
SWITCH_KNOB: Final = 24
LOADING_BAR: Final = 18
LOADING_DELAY_MS: Final = 150

# Photos and signature
PHOTO_WIDTH: Final = 120
PHOTO_HEIGHT: Final = 80
PHOTO_ADD_WIDTH: Final = 96
PHOTO_SMALL_WIDTH: Final = 92
PHOTO_SMALL_HEIGHT: Final = 64
PHOTO_PROGRESS: Final = 7
PHOTO_TEXT_GAP: Final = 2
SIGNATURE_HEIGHT: Final = 264
SIGNATURE_BASE: Final = 44
SIGNATURE_SIDE: Final = 26
SIGNATURE_PEN: Final = 3.2
SIGNATURE_RADIUS: Final = 12
MARK_LINE: Final = 4
MARK_RIM: Final = 7
MARK_PREVIEW: Final = 0.5  # how much thinner marks are on a preview
MARK_CROSS: Final = 22  # half the cross that the arrow keys move
MARK_CANVAS_WIDTH: Final = 640
MARK_CANVAS_HEIGHT: Final = 440
CAMERA_HEIGHT: Final = 260
ARROW_HEAD: Final = 26

# Damage on the car outline
DAMAGE_SHAPE: Final = 28
DAMAGE_RIM: Final = 3
DAMAGE_CHOSEN: Final = 7  # how far the ring of the mark that is looked at reaches past it
OUTLINE_MAX_WIDTH: Final = 904

# Cards, cells, strips
CARD_PADDING_X: Final = 20
CARD_PADDING_TOP: Final = 16
CELL_PADDING_X: Final = 14
CELL_PADDING_Y: Final = 10
STRIP_RADIUS: Final = 12
PLATE_HEIGHT: Final = 32
PLATE_PADDING: Final = 10
PLATE_LINE: Final = 2
PLATE_SPACING: Final = 0.6
STEPPER_BUTTON: Final = 56
NOTE_HEIGHT: Final = 80
EMPTY_STROKE: Final = 1.25
NO_LIMIT: Final = (1 << 24) - 1  # Qt's QWIDGETSIZE_MAX, which PySide does not export
STACK_BELOW: Final = 860  # a page narrower than this has its columns one under the other
LONG_TEXT_WIDTH: Final = 440  # a sentence is easier to read when it is no wider

# Pages (one block per room; add yours)
TODAY_TIME: Final = 54
TODAY_NODE: Final = 72
TODAY_CARDS: Final = 92
TODAY_SIDE: Final = 332
TODAY_ROW_DONE: Final = 52
TODAY_ROW_TRAVEL: Final = 28
TODAY_ROW_LATER: Final = 83
TODAY_READY_ROW: Final = 54
JOB_HEADER: Final = 76
JOB_PLAN_LEFT: Final = 452
JOB_STEP_NUMBER: Final = 36
STEP_FACT_GAP: Final = 16
CHECKLIST_SECTIONS: Final = 252
CHECKLIST_SECTIONS_COMPACT: Final = 92
CHECKLIST_SECTION_ROW: Final = 60
SYNC_WAITS: Final = 396
SYNC_WAITS_COMPACT: Final = 316
SYNC_ROW: Final = 36
REPORT_STRIP: Final = 88
REPORT_PAGE: Final = 588
REPORT_PANEL: Final = 404
CUSTOMER_CONTACTS: Final = 276
PRICE_BAR: Final = 16
PRICE_BAR_TOP: Final = 32
PRICE_TICK: Final = 30
PRICE_TICK_WIDTH: Final = 3
PRICE_LABEL_GAP: Final = 6
PRICE_TOTAL: Final = 86
PRICE_WIDTH: Final = 240
JOBS_GROUP: Final = 116
LIST_ROW: Final = 56
FORM_WIDTH: Final = 420
TODAY_LINE: Final = 2
TODAY_NODE_NEXT: Final = 33
TODAY_NODE_LATER: Final = 24
TODAY_NODE_PEN: Final = 3
TODAY_NODE_SMALL: Final = 8
TODAY_NODE_BIG: Final = 12
TODAY_NODE_HOLE: Final = 5
TODAY_NODE_DONE: Final = 11
TODAY_NEXT_PADDING: Final = 14
TODAY_FACTS_SPLIT: Final = 0.57  # where the second column of facts begins, as a fraction of the width
JOB_PLAN_LEFT_COMPACT: Final = 340
REPORT_PANEL_COMPACT: Final = 372
ARTICLE_WIDTH: Final = 760
SIGN_IN_WIDTH: Final = 520
