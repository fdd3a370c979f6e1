"""What a magazine is begun with: first files, settings of editors and of CI, schemas."""
