-- A picture that stands in no article yet belongs to whoever sent it up, for a day; bytes that no picture holds are found by them.
alter table article_image add column for_code text;
comment on column article_image.for_code is 'The article that it waits for, by the code that a folder gives it.';
create index article_image_waiting_idx on article_image (recorded_at) where article_id is null;
create index article_image_file_idx on article_image (file_id);
