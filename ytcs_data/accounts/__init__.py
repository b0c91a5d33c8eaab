"""Who may do what: roles and rights, accounts, signing in and out."""

from ytcs_data.accounts.rights import may, may_all, require
from ytcs_data.accounts.roles import Act, Role, User

__all__ = ["Act", "Role", "User", "may", "may_all", "require"]
