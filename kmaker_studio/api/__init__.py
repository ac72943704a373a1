"""The public Python interface: what `import kmaker_studio as km` offers, each part imported when it is first used.

Scripts take the names from `kmaker_studio` itself. The command line stands on the same functions.
"""
