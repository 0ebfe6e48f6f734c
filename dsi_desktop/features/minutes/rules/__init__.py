"""What minutes may record, how a vote is counted, how a resolution is numbered and worded."""
