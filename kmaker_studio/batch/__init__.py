"""Batch alignment: many songs, by processes of this machine or by a Dask cluster; see `batch.run`."""
