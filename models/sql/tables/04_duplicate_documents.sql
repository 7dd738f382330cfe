-- Documents that repeat an earlier one name it.
update documents set duplicate_of = o.original_id from original_documents o where o.document_id = documents.document_id;
