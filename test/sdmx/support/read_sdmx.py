"""Reads SDMX with pysdmx and sdmx1, and prints the observations of each as JSON.

read_sdmx.py pysdmx DATA STRUCTURE    a file of SDMX-CSV 2.0 or SDMX-ML 3.0, with its structure
read_sdmx.py sdmx1 DATA STRUCTURE     a file of SDMX-ML 3.0, with its structure
read_sdmx.py rest-sdmx1 URL KEY       a query of SDMX REST 2, with the structure that the service gives
read_sdmx.py rest-pysdmx URL KEY      the same by pysdmx, with the structures in its own model
"""

import io
import json
import sys

ATTRIBUTES = {"UNIT_MEASURE", "UNIT_MULT", "OBS_STATUS", "VINTAGE"}


def say(rows):
    print(json.dumps(sorted(rows)))


def row(key, value):
    return ".".join(f"{name}={key[name]}" for name in sorted(key)) + f" {float(value):.2f}"


def from_frame(frame):
    names = [name for name in frame.columns if name not in ATTRIBUTES | {"OBS_VALUE"}]
    kept = [name for name in names if name not in {"STRUCTURE", "STRUCTURE_ID", "ACTION"}]
    return [row({name: item[name] for name in kept}, item["OBS_VALUE"]) for item in frame.to_dict("records")]


def from_message(message):
    return [
        row(
            {name: str(value.value) for name, value in observation.key.values.items()},
            observation.value,
        )
        for dataset in message.data
        for observation in dataset.obs
    ]


def with_pysdmx(data, structure):
    from pysdmx.io import get_datasets

    datasets = get_datasets(data, structure)
    say([line for dataset in datasets for line in from_frame(dataset.data)])


def with_sdmx1(data, structure):
    import sdmx

    definition = sdmx.read_sdmx(structure).structure["IMTS"]
    say(from_message(sdmx.read_sdmx(data, structure=definition)))


def rest_sdmx1(url, key):
    import sdmx

    sdmx.add_source(
        {"id": "TRADEBRIEF", "url": url, "name": "Tradebrief", "versions": ["3.0.0"]}, override=True
    )
    client = sdmx.Client("TRADEBRIEF")
    flows = client.get("dataflow", "IMTS", version="2.0.0", references="descendants")
    definition = flows.structure["IMTS"]
    names = len(flows.codelist["CL_IMTS_PARTNER"].items)
    message = client.get(
        "data", "IMTS", version="2.0.0", context="dataflow", key=key, dsd=definition
    )
    assert names > 200, names
    say(from_message(message))


def rest_pysdmx(url, key):
    from pysdmx.api.qb.data import DataContext, DataFormat, DataQuery
    from pysdmx.api.qb.service import RestService
    from pysdmx.api.qb.structure import StructureFormat, StructureQuery, StructureReference, StructureType
    from pysdmx.api.qb.util import ApiVersion
    from pysdmx.io import get_datasets

    service = RestService(
        url, ApiVersion.V2_0_0, data_format=DataFormat.SDMX_CSV_2_0_0,
        structure_format=StructureFormat.SDMX_ML_3_0,
    )
    data = service.data(DataQuery(DataContext.DATAFLOW, "TRADEBRIEF", "IMTS", "2.0.0", key))
    structure = service.structure(
        StructureQuery(
            StructureType.DATAFLOW, "TRADEBRIEF", "IMTS", "2.0.0", references=StructureReference.DESCENDANTS
        )
    )
    datasets = get_datasets(io.BytesIO(data), io.BytesIO(structure))
    say([line for dataset in datasets for line in from_frame(dataset.data)])


if __name__ == "__main__":
    what, first, second = sys.argv[1:]
    {
        "pysdmx": with_pysdmx,
        "sdmx1": with_sdmx1,
        "rest-sdmx1": rest_sdmx1,
        "rest-pysdmx": rest_pysdmx,
    }[what](first, second)
