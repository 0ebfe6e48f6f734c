"""The short style sheet: only what palette and delegates cannot say."""

from collections.abc import Callable
from string import Template

from dsi_desktop.kernel import resources

_SHEET = Template("""
QWidget { color: $text; }
QMainWindow, #page, #pageBody, QScrollArea, QDialog { background: $bg; }
QScrollArea { border: none; }
#side { background: $side; border-right: 1px solid $border; }
#card, #panel { background: $surface; border: 1px solid $border; border-radius: 12px; }
#panel QScrollArea, #card QScrollArea, #panel QScrollArea > QWidget > QWidget,
#card QScrollArea > QWidget > QWidget { background: transparent; }
#panel QScrollArea, #card QScrollArea, QDialog QScrollArea, #clear, #clear QScrollArea,
#panel QScrollArea > QWidget > QWidget, #card QScrollArea > QWidget > QWidget {
  background: transparent; }
#cardShown { background: $surface; border: 2px solid $accent; border-radius: 12px; }
#h1 { font-size: ${p22}px; font-weight: 600; }
#crumb { font-size: ${p22}px; font-weight: 500; color: $text2; }
#h2 { font-size: ${p14}px; font-weight: 600; }
#h3 { font-size: ${p16}px; font-weight: 600; }
#muted { color: $text2; }
#small { color: $text2; font-size: ${p11}px; }
#brand { font-size: ${p15}px; font-weight: 700; }
#error { color: $danger; font-size: ${p12}px; }
#label { font-weight: 500; }
#nav { text-align: left; padding: 0 10px; border: 2px solid transparent; border-radius: 8px;
  font-weight: 500; color: $text2; background: transparent; min-height: ${p32}px; }
#nav:hover { background: $hover; color: $text; }
#nav:checked { background: $accentSoft; color: $accentInk; font-weight: 600; }
QPushButton { min-height: ${p30}px; padding: 0 ${p14}px; border-radius: 8px;
  border: 1px solid $borderStrong; background: $surface; font-weight: 500; }
QPushButton:hover { background: $hover; }
QPushButton:disabled { color: $borderStrong; border-color: $border; }
QPushButton#primary { background: $accent; border-color: $accent; color: $onAccent;
  font-weight: 600; }
QPushButton#primary:hover { background: $accentHover; }
QPushButton#primary:disabled { background: $surface2; border-color: $border; color: $text3; }
QPushButton#link { border: 1px solid transparent; background: transparent; color: $accent;
  padding: 0 ${p8}px; min-height: ${p26}px; font-weight: 600; }
QPushButton#link:hover { background: $accentSoft; }
QPushButton#danger { color: $danger; border-color: $danger; }
QToolButton { border: 1px solid transparent; border-radius: 8px; padding: 5px;
  background: transparent; min-width: ${p20}px; min-height: ${p20}px; }
QToolButton:hover { background: $hover; }
QToolButton::menu-indicator { image: none; }
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QSpinBox { padding: 0 ${p10}px; border-radius: 8px;
  border: 1px solid $borderStrong; background: $surface; selection-background-color: $accent;
  selection-color: $onAccent; }
QLineEdit, QComboBox, QSpinBox { min-height: ${p30}px; }
QPlainTextEdit, QTextEdit { padding: ${p6}px; }
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"], QComboBox[wrong="true"] {
  border: 2px solid $danger; }
QComboBox::drop-down { border: none; width: ${p24}px; }
QComboBox::down-arrow { image: url("$chevron"); width: ${p16}px; height: ${p16}px; }
QComboBox QAbstractItemView, QComboBox QAbstractItemView:focus { background: $surface;
  border: 1px solid $borderStrong; border-radius: 0; padding: 2px; outline: none;
  selection-background-color: $accentSoft; selection-color: $accentInk; }
QPushButton:focus, QPushButton#link:focus, QPushButton#primary:focus, QPushButton#danger:focus,
QToolButton:focus, QLineEdit:focus, QComboBox:focus, QSpinBox:focus, QPlainTextEdit:focus,
QTextEdit:focus, #nav:focus { border: 2px solid $focus; }
QPushButton:focus { padding: 0 ${f14}px; }
QPushButton#link:focus { padding: 0 ${f8}px; }
QToolButton:focus { padding: 4px; }
QLineEdit:focus, QComboBox:focus, QSpinBox:focus { padding: 0 ${f10}px; }
QPlainTextEdit:focus, QTextEdit:focus { padding: ${f6}px; }
#capture { min-height: ${p40}px; font-size: ${p14}px; border-radius: 10px; padding: 0 14px; }
#segments { background: $surface2; border-radius: 9px; }
#segment { border: 2px solid transparent; border-radius: 7px; background: transparent;
  padding: 0 ${p12}px; min-height: ${p24}px; color: $text2; font-weight: 500; }
#segment:checked { background: $surface; color: $text; font-weight: 600; }
#segment:focus { border-color: $focus; padding: 0 ${p12}px; }
QAbstractItemView { background: $surface; border: 2px solid transparent; outline: none;
  selection-background-color: $accentSoft; selection-color: $accentInk; }
QTableView, QTreeView { border: 1px solid $border; border-radius: 12px; padding: 1px; }
#card QTableView, #panel QTableView, #card QTreeView, #panel QTreeView {
  border: 2px solid transparent; border-radius: 0; padding: 0; }
QAbstractItemView:focus, QTableView:focus, QTreeView:focus, #card QTableView:focus,
#panel QTableView:focus, #card QTreeView:focus, #panel QTreeView:focus {
  border: 2px solid $focus; border-radius: 8px; padding: 0; }
QTableView::item { padding: 0 ${p8}px; }
QTableView::item:hover, QTreeView::item:hover { background: $hover; }
QTableView::item:selected, QTreeView::item:selected { background: $accentSoft; color: $accentInk; }
QHeaderView { background: transparent; border: none; }
QHeaderView::section { background: transparent; color: $text2; border: none;
  border-bottom: 1px solid $border; padding: ${p6}px ${p8}px; font-size: ${p11}px;
  font-weight: 600; }
QCheckBox, QRadioButton { spacing: 9px; min-height: ${p24}px; }
QCheckBox::indicator { width: ${p18}px; height: ${p18}px; border: 1px solid $borderStrong;
  border-radius: 5px; background: $surface; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: url("$tick"); }
QRadioButton::indicator { width: ${p18}px; height: ${p18}px; border: 1px solid $borderStrong;
  border-radius: ${round}px; background: $surface; }
QRadioButton::indicator:checked { border: ${p6}px solid $accent; width: ${p8}px; height: ${p8}px; }
QCheckBox:focus, QRadioButton:focus { color: $focus; }
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border: 2px solid $focus; }
QRadioButton::indicator:checked:focus { border: ${p6}px solid $focus; }
QCheckBox:disabled, QRadioButton:disabled { color: $text3; }
#find { text-align: left; color: $text3; font-weight: 400; padding: 0 12px; }
#choice { background: $surface; border: 1px solid $border; border-radius: 12px; text-align: left; }
#choice:hover { background: $hover; }
#choice:focus { border: 2px solid $focus; }
#chosen { background: $accentSoft; border: 1px solid $accent; border-radius: 8px; }
#offered { background: $surface; border: 1px solid $border; border-radius: 8px; }
#key { font-size: ${p11}px; font-weight: 500; color: $text2; background: $surface2;
  border: 1px solid $border; border-radius: 4px; padding: 1px 6px; }
#well { background: $surface2; border-radius: 10px; }
#code { font-size: ${p30}px; font-weight: 700; }
#rule { background: $border; border: none; }
#leaf { background: $accentSoft; border-radius: 10px; }
#leaf QLabel { color: $accentInk; }
#leafSmall { font-size: ${p11}px; font-weight: 600; }
#leafDay { font-size: ${p26}px; font-weight: 700; }
#number { background: $accentSoft; color: $accentInk; border-radius: ${p12}px; font-weight: 600; }
#chip { min-height: ${p26}px; padding: 0 8px; border-radius: ${p14}px; background: $surface2;
  border: 1px solid $border; color: $text; font-weight: 600; font-size: ${p12}px; }
#chip:focus { border: 2px solid $focus; }
#quiet { border: 1px solid transparent; background: transparent; color: $text2; padding: 0 10px; }
#quiet:hover { background: $hover; color: $text; }
#quiet:focus { border: 2px solid $focus; }
#compared { border: 2px solid transparent; background: transparent; padding: 0; }
#compared:focus { border: 2px solid $focus; padding: 0; }
#changes { background: transparent; }
#rows:focus { border: 2px solid transparent; }
#earlier { background: $surface2; border: 1px solid transparent; border-radius: 12px; }
#earlier QLabel { background: transparent; }
#toast { background: $text; color: $surface; border-radius: 10px; padding: 10px 16px;
  font-weight: 500; }
#palette { background: $surface; border: 1px solid $border; border-radius: 12px; }
#palette QLineEdit { border: none; font-size: ${p18}px; background: transparent; }
#total { font-size: ${p24}px; font-weight: 600; }
#display { font-size: ${p26}px; font-weight: 700; }
#lead { font-size: ${p15}px; color: $text2; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 2px; }
QScrollBar::handle:vertical { background: $borderStrong; border-radius: 4px; min-height: 32px; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 2px; }
QScrollBar::handle:horizontal { background: $borderStrong; border-radius: 4px; min-width: 32px; }
QScrollBar::add-line, QScrollBar::sub-line { height: 0; width: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QMenu { background: $surface; border: 1px solid $border; border-radius: 8px; padding: 6px; }
QMenu::item { padding: 7px 22px 7px 12px; border-radius: 6px; }
QMenu::item:selected { background: $accentSoft; color: $accentInk; }
QMenu::separator { height: 1px; background: $border; margin: 5px 8px; }
QToolTip { background: $text; color: $surface; border: none; padding: 6px; }
QSplitter::handle { background: transparent; }
""")
_TOKENS = (
    "text", "text2", "text3", "bg", "side", "border", "surface", "surface2", "hover", "danger",
    "accent", "accentHover", "accentSoft", "accentInk", "onAccent", "borderStrong", "focus",
)  # fmt: skip
_SIZES = (6, 8, 10, 11, 12, 14, 15, 16, 18, 20, 22, 24, 26, 30, 32, 40)


def stylesheet(colour: Callable[[str], str], px: Callable[[float], int]) -> str:
    """Return the style sheet for the colours and the scale given."""
    dark = colour("onAccent") != "#FFFFFF"
    tick = "check-on-dark.svg" if dark else "check-on.svg"
    chevron = "chev.svg" if dark else "chev-on-light.svg"
    return _SHEET.substitute(
        {key: colour(key) for key in _TOKENS},
        tick=resources.path("icons", tick).as_posix(),
        chevron=resources.path("icons", chevron).as_posix(),
        round=px(18) // 2 + 1,
        **{f"p{size}": px(size) for size in _SIZES},
        **{f"f{size}": px(size) - 1 for size in (6, 8, 10, 14)},
    )
