"""The parts of the page 計畫: outline, item, chapters, what an import left open."""
