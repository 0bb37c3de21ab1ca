"""The tabs of the page 設定, one module each."""
