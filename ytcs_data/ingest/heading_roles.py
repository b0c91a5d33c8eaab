"""Headings that name no measure: where, when, who, rates, and what is not stored."""

from __future__ import annotations

import re

ROLES = {
    "area_code": "ma|ma xa|ma don vi|ma dvhc|ma don vi hanh chinh|ma so|ma hanh chinh|area code|"
    "ma xa phuong|ma gso|ma nso|ma dia ban|ma xa phuong dac khu|ma xa phuong thi tran|"
    "ma cap xa|ma don vi cap xa|ma danh muc|ma so xa|ma phuong xa|ma dvhc cap xa|commune code",
    "area_name": "ten don vi|don vi|xa phuong|xa phuong dac khu|xa phuong thi tran|ten xa|ten xa "
    "phuong|ten xa phuong dac khu|ten xa phuong thi tran|dia phuong|dia ban|ten|ten dia phuong|"
    "phuong xa|xa|ten phuong xa|don vi hanh chinh|ten don vi hanh chinh|don vi hanh chinh cap "
    "xa|cap xa|ten dia ban|xa phuong tt|xa thi tran|ten xa thi tran|don vi bao cao|phuong|"
    "xa phuong thi tran dac khu|area name|don vi cap xa|ten xa phuong tt|xa p tt|"
    "ten don vi cap xa|noi dung xa phuong|ten dvhc|dvhc|xa dac khu|xa phuong dk",
    "district": "huyen|quan huyen|huyen thi xa thanh pho|quan huyen thi xa|ten huyen|ten quan "
    "huyen|huyen thi xa|huyen quan|huyen thi|huyen tp|huyen tx tp|quan huyen tx tp|huyen cu|"
    "huyen thanh pho|huyen thi xa thanh pho cu|quan huyen thi xa thanh pho|thuoc huyen|"
    "cap huyen|district",
    "province": "tinh|tinh thanh pho|tinh thanh|ten tinh|tinh tp|thuoc tinh|ten tinh thanh pho|"
    "province|tinh cu",
    "station_code": "ma tram|ma tram y te|ma co so|ma co so kham chua benh|ma cskcb|station code|"
    "ma co so y te",
    "station_name": "tram y te|ten tram|ten tram y te|tram|ten tram y te xa|tram y te xa|"
    "tram y te xa phuong|co so y te|ten co so|don vi tram|ten co so y te",
    "period": "ky|ky bao cao|thang|quy|nam|thang nam|ky so lieu|thoi gian|thang bao cao|period|"
    "quy bao cao|nam bao cao|ky bc|thang quy|quy nam",
    "ordinal": "stt|tt|so tt|so thu tu|a|no|st t",
    "note": "ghi chu|nhan xet|ly do|giai trinh|chu thich|nguyen nhan|note|ghi chu khac",
    "staff": "can bo|tong so can bo|tong can bo|tong so nhan luc|tong nhan luc|tong so cbvc|"
    "tong so bien che|so can bo|can bo y te|tong so nhan vien|nhan luc|tong so cb|"
    "tong so can bo y te|so can bo y te|tong so nhan luc tram y te|tong so can bo tram y te|"
    "tong so nhan luc y te|so nhan luc|tong so vien chuc|vien chuc|tong so nguoi lam viec",
    "unused": "vung|khu vuc|loai|cap|ten tieng anh|nguoi lap|ngay nhap|don vi tinh|dvt|hang",
}
WRITTEN_ROLES = {key: role for role, keys in ROLES.items() for key in keys.split("|")}

RATE = re.compile(r"\bty le\b|%|\bphan tram\b|\bbao phu\b|\bty suat\b")
# Beside a measure's own words these say that it is another number.
OTHERWISE = re.compile(
    r"\b(?:ke hoach|chi tieu (?:giao|nam|ke hoach)|muc tieu|cung ky|nam truoc|ky truoc|thang "
    r"truoc|quy truoc|so sanh|so voi|tang|giam|chenh lech|nu|nam gioi|gioi tinh|chua|khong co|"
    r"khong tham gia|khong dat|uoc|du kien|phan dau|trong thang|trong ky|trong quy|phat sinh|"
    r"moi tang|ho ngheo|can ngheo|dan toc|sinh vien|hoc sinh|da cap nhat|het han|can co|thieu|"
    r"con thieu|nhu cau|xep hang|duoi 6|duoi 16|tren 60|tu 60|cao tuoi|dieu chinh|luot)\b"
)
# Levels that say nothing of what is counted.
NEUTRAL = frozenset(
    [
        "",
        "thuc hien",
        "ket qua",
        "ket qua thuc hien",
        "so lieu",
        "tong",
        "tong so",
        "chung",
        "trong do",
        "gom",
        "bao gom",
        "chi tieu",
        "so luong",
        "luy ke",
        "cong don",
        "luy ke tu dau nam",
        "co",
        "noi dung",
        "thong tin",
        "gia tri",
        "tong cong",
        "so lieu bao cao",
        "thong tin chung",
        "hien co",
        "thuc te",
        "thuc hien luy ke",
        "so nguoi",
        "so lieu thuc hien",
        "tinh hinh",
        "cac chi tieu",
        "ket qua dat duoc",
    ]
)
PLACE = re.compile(
    r"^\W*(?:x[ãa]|ph[ưu][ờo]ng|th[ịi] tr[ấa]n|[đd][ặa]c khu|tr[ạa]m y t[ếe]|tyt|x\.|p\.|f\.|tt\.|"
    r"đk\.|đ\.k\.|TT (?=[A-ZĐ])|P (?=[A-ZĐ\d])|X (?=[A-ZĐ]))",
    re.IGNORECASE,
)
