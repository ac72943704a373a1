"""Many songs in one go: on one machine by processes, on many by Dask; see `batch.run`."""
