"""Parameters of papermill as Java: importing this module teaches it our language."""

import json
import math
import re

from papermill.engines import NBClientEngine
from papermill.models import Parameter
from papermill.translators import Translator, papermill_translators

DECLARATION = re.compile(r"^(?:final\s+)?([\w.]+(?:<.*?>)?(?:\[\])*)\s+(\w+)\s*=\s*(.*?)\s*;\s*(?://\s*(.*))?$")


class Engine(NBClientEngine):
    """papermill's own engine under our name; papermill loads it, and this module with it."""


class JavaTranslator(Translator):
    @classmethod
    def translate_none(cls, val):
        return "(Object) null"

    @classmethod
    def translate_str(cls, val):
        return json.dumps(val, ensure_ascii=False)  # escapes what Java escapes, in the same way

    @classmethod
    def translate_escaped_str(cls, str_val):
        return cls.translate_str(str(str_val))

    @classmethod
    def translate_int(cls, val):
        if -(2**31) <= val < 2**31:
            return str(val)
        return f"{val}L" if -(2**63) <= val < 2**63 else f'new java.math.BigInteger("{val}")'

    @classmethod
    def translate_float(cls, val):
        if math.isfinite(val):
            return repr(val)
        return "Double.NaN" if math.isnan(val) else f"Double.{'POSITIVE' if val > 0 else 'NEGATIVE'}_INFINITY"

    @classmethod
    def translate_list(cls, val):
        maker = "java.util.Arrays.asList" if None in val else "java.util.List.of"
        return f"{maker}({', '.join(cls.translate(each) for each in val)})"

    @classmethod
    def translate_dict(cls, val):
        entries = "".join(f" put({cls.translate_str(str(key))}, {cls.translate(each)});" for key, each in val.items())
        return f"new java.util.LinkedHashMap<String, Object>() {{{{{entries} }}}}"

    @classmethod
    def comment(cls, cmt_str):
        return f"// {cmt_str}".strip()

    @classmethod
    def assign(cls, name, str_val):
        return f"var {name} = {str_val};"

    @classmethod
    def inspect(cls, parameters_cell):
        found = (DECLARATION.match(line.strip()) for line in parameters_cell["source"].splitlines())
        return [Parameter(each[2], each[1] if each[1] != "var" else "None", each[3], each[4] or "") for each in found if each]


papermill_translators.register("java", JavaTranslator)
