"""What is said of the areas that figures stand on, see `ytcs_data.basis`."""

from __future__ import annotations

from ytcs_data import carried, load
from ytcs_data.basis import Basis
from ytcs_data.load import TODAY
from ytcs_data.views.selection import Selection
from ytcs_data.words import _

BASIS_NAMES = {
    Basis.REBUILT: _("Dựng lại trên xã hiện nay"),
    Basis.PARTIAL: _("Dựng lại, kể cả khi thiếu xã cũ"),
    Basis.REPORTED: _("Như báo cáo, ngắt ở 01/7/2025"),
    Basis.FORMER: _("Trên địa bàn huyện cũ"),
}
REBUILT = _("Dựng lại trên xã hiện nay từ số liệu của các xã cũ")
PARTLY = _("Dựng lại trên xã hiện nay, kể cả khi thiếu xã cũ")
FORMER = _("Tính về địa bàn huyện cũ")


def basis_words(chosen: Selection) -> list[str]:
    """On which areas the figures stand, where they are not what was reported there."""
    if chosen.is_past:
        return [PARTLY if chosen.basis is Basis.PARTIAL else REBUILT]
    shared = chosen.basis is Basis.FORMER and chosen.vintage == TODAY and chosen.district
    return [FORMER] if shared and carried.crossing(chosen.district) else []


def basis_meaning(basis: Basis, is_carried: bool) -> str:
    """What a basis does to the figures of this indicator."""
    if basis is Basis.REPORTED:
        return _("Mỗi kỳ trên địa bàn khi đó, không nối qua mốc.")
    if basis is Basis.FORMER and not is_carried:
        return _("Trạng thái và trạm y tế không chia được: chỉ tính xã nằm trọn trong huyện cũ.")
    if not is_carried:
        return _("Trạng thái và trạm y tế không cộng qua sáp nhập: ghi k/n của đơn vị cũ và chờ.")
    if basis is Basis.FORMER:
        return _("Số hiện nay tính về huyện cũ; xã nằm trên hai huyện thì chia.")
    if basis is Basis.PARTIAL:
        return _("Cộng cả khi thiếu xã cũ, nên số đếm có thể thấp hơn thực tế.")
    return _("Cộng số đếm của các xã cũ; xã bị chia thì ước tính.")


def crossing_words(district: str, chosen: Selection) -> str:
    """How communes that lie in two former districts are counted, and which they are."""
    if chosen.basis is not Basis.FORMER:
        text = _("Xếp theo huyện cũ của phần lớn xã cũ hợp thành.")
    elif load.catalogue().indicators[chosen.indicator].is_carried:
        text = _("Số đếm của xã nằm trên hai huyện cũ được chia cho cả hai, nên là ước tính.")
    else:
        text = _("Không tính xã nằm trên hai huyện cũ.")
    codes = carried.crossing(district) if district else []
    if not codes:
        return text
    names = ", ".join(load.register()[code, TODAY].name for code in codes)
    return text + " " + _("Chỉ một phần thuộc huyện này: {names}.").format(names=names)
