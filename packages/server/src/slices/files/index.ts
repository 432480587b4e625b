export { fileJobs } from './files.jobs.ts';
export { copyFiles, deleteFile, deleteFiles, type FileRow, selectFile } from './files.sql.ts';
export { plainName } from './plain-name.ts';
export { localCopy, readFile } from './read-file.ts';
export { type FileToStore, MAX_FILE_BYTES, type StoredFile, storeFile } from './store-file.ts';
