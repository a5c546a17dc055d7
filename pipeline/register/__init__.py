"""What has been read, kept in a database."""
