"""The settings of a project."""

from checker.config.files import find_config, locate, locate_in, overlay, read_config, read_inline
from checker.config.settings import HouseStyle, Selection, Settings

__all__ = ["HouseStyle", "Selection", "Settings", "find_config", "locate", "locate_in", "overlay", "read_config", "read_inline"]
