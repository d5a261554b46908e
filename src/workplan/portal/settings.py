"""The portal's settings: ``portal.yaml`` as frozen records.

Docstrings of records and fields are published in the JSON Schema.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import Field, StringConstraints

from workplan.plan.fields import Id, Prose, Record, Text
from workplan.plan.loader import load_record
from workplan.portal.settings_rules import RULES
from workplan.site.site_address import SiteAddress

FOLDER = r"[a-z0-9]+(?:-[a-z0-9]+)*"
"""The form of a folder's name."""
RegionPath = Annotated[str, StringConstraints(pattern=f"^{FOLDER}(?:/{FOLDER})*$")]


class Kind(Record):
    """一类机关或机构 / A kind of bureau or unit, known by the words in its name"""

    id: Id
    """地址里用的代号 / Its name in addresses"""
    name: Text
    """显示的名称 / Its name as shown"""
    words: tuple[Prose, ...] = Field(min_length=1)
    """名称里的字样，有其一即属此类 / Words of which a name of this kind has one"""


class TopicRule(Record):
    """一个主题 / A topic, known by words of the text or by laws that it cites"""

    id: Id
    """地址里用的代号 / Its name in addresses"""
    name: Text
    """显示的名称 / Its name as shown"""
    words: tuple[Prose, ...] = ()
    """原文里的字样 / Words of the text"""
    laws: tuple[Prose, ...] = ()
    """引用的法律，照原文 / Laws that the text cites, by their names in it"""


class SearchSettings(Record):
    """跨工作要点的搜索 / The search over plans"""

    service: SiteAddress | None = None
    """搜索服务的地址；不填则用静态索引 / The address of a search service instead of the index"""


class Settings(Record):
    """门户的设置 / The settings of a portal"""

    name: Text
    """门户的名称 / The portal's name"""
    notice: Text | None = None
    """每页上方的说明，例如“演示数据” / A notice at the top of the portal's own pages"""
    url: SiteAddress | None = None
    """公开网址，以 / 结尾 / The public address, with a slash at its end"""
    regions: dict[RegionPath, Text] = Field(min_length=1)
    """地区，按文件夹 / The regions, by their folders: ``zhejiang/hangzhou``"""
    bureaus: tuple[Kind, ...] = ()
    """机关的种类 / Kinds of bureau"""
    units: tuple[Kind, ...] = ()
    """责任机构的种类 / Kinds of responsible unit"""
    topics: tuple[TopicRule, ...] = ()
    """主题 / Topics"""
    office_files: tuple[Prose, ...] = ()
    """也发布 Word 和 Excel 文件的机关（文件夹），* 为全部 / Issuers, by their folders, of whom
    Word and Excel files are published too; * for all"""
    search: SearchSettings = SearchSettings()
    """跨工作要点的搜索 / The search over plans"""

    @property
    def site_url(self) -> str:
        """The public address with a slash at its end, or empty."""
        return f"{self.url.rstrip('/')}/" if self.url else ""

    def publishes_office_files(self, issuer: str) -> bool:
        """Whether the files for Word and Excel of an issuer are published."""
        return "*" in self.office_files or issuer in self.office_files


def load_settings(file: Path) -> Settings:
    """The settings in a file.

    Raises:
        PlanError: with every problem of the file.
    """
    return load_record(file, Settings, RULES)
