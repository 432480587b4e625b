import { FileAddOutlined } from '@ant-design/icons';
import { type DragEvent, type ReactNode, useState } from 'react';

interface FileDropProps {
  title: string;
  hint: ReactNode;
  accept?: string;
  multiple?: boolean;
  onFiles: (files: File[]) => void;
}

/** Where files are dropped, or chosen by click or keyboard. */
export function FileDrop({ title, hint, accept, multiple = false, onFiles }: FileDropProps) {
  const [over, setOver] = useState(false);
  const take = (list: FileList | null | undefined) => {
    const files = [...(list ?? [])].slice(0, multiple ? undefined : 1);
    if (files.length > 0) onFiles(files);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  return (
    <label
      className={over ? 'dropZone over' : 'dropZone'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <input
        type="file"
        className="visuallyHidden"
        accept={accept}
        multiple={multiple}
        onChange={(event) => {
          take(event.target.files);
          event.target.value = '';
        }}
      />
      <FileAddOutlined aria-hidden />
      <span>
        <span className="strong block">{title}</span>
        <span className="note">{hint}</span>
      </span>
    </label>
  );
}
