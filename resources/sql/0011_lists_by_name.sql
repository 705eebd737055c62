-- Lists of customers come in the order of their index, however many customers there are. In the collation "C", which
-- is also C.UTF-8's order, one index serves that order and words sought at the beginning.
ALTER TABLE bank.customer ALTER COLUMN search_text TYPE text COLLATE "C";
DROP INDEX bank.customer_search_prefix;
CREATE INDEX customer_by_name ON bank.customer (search_text, id);
