<?xml version="1.0" encoding="UTF-8"?>
<!-- What is said of an e-book: the metadata that its header has, in Dublin Core (EPUB 3.3, 5.5), and the words of its navigation. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:a="urn:teitools:address"
  xmlns:i="urn:teitools:index"
  xmlns:s="urn:teitools:site"
  xmlns:t="urn:teitools:xslt"
  xmlns:tp="urn:teitools:xslt:private"
  xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns="http://www.idpf.org/2007/opf"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  expand-text="yes"
  exclude-result-prefixes="xsl xs a i s t tp">

  <xsl:template name="t:book" visibility="public" as="xs:string">
    <xsl:variable name="tei" as="element()" select="*"/>
    <xsl:variable name="header" as="element(teiHeader)?" select="$tei/teiHeader"/>
    <xsl:variable name="publication" as="element(publicationStmt)?" select="$header/fileDesc/publicationStmt"/>
    <xsl:variable name="language" as="attribute()*" select="t:document-language($tei)"/>
    <xsl:variable name="book" as="element()">
      <book>
      <labels contents="{t:label('contents')}" pages="{t:label('pages')}" text="{t:label('text')}" edition="{t:label('edition')}"/>
      <metadata>
        <dc:title>{t:document-title($tei)}</dc:title>
        <xsl:sequence select="
            t:authors($tei) ! tp:person('creator', 'aut', .),
            $header/fileDesc/titleStmt/editor ! tp:person('contributor', 'edt', t:plain((persName, name, .)[1]/node())),
            $header/fileDesc/titleStmt/respStmt/(persName | name | orgName) ! tp:person('contributor', tp:role(..), t:plain(node()))"/>
        <dc:language>{($language[name() = 'lang'], 'und')[1]}</dc:language>
        <xsl:sequence select="
            tp:dc('publisher', t:plain($publication/(publisher, distributor, authority)[1]/node())),
            tp:dc('date', t:published($header)),
            tp:dc('rights', t:plain($publication/availability/(licence, p)/node())),
            tp:dc('description', tp:description($tei)),
            tp:keywords($tei) ! tp:dc('subject', .),
            tp:dc('source', replace(string-join(t:citation($tei)), '\s+', ' ')[exists(t:source($tei))])"/>
        <xsl:if test="t:doi($tei) != ''"><dc:identifier>https://doi.org/{t:doi($tei)}</dc:identifier></xsl:if>
      </metadata>
      </book>
    </xsl:variable>
    <xsl:sequence select="serialize($book, map {'method': 'xml', 'omit-xml-declaration': true()})"/>
  </xsl:template>

  <xsl:function name="tp:dc" as="element()?">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="content" as="xs:string?"/>
    <xsl:if test="$content != ''"><xsl:element name="dc:{$name}">{$content}</xsl:element></xsl:if>
  </xsl:function>

  <!-- A person with a role of the MARC relators; the package gives each an id, to which the role refers. -->
  <xsl:function name="tp:person" as="element()?">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="role" as="xs:string"/>
    <xsl:param name="person" as="xs:string"/>
    <xsl:if test="$person != ''"><xsl:element name="dc:{$name}"><xsl:attribute name="role" select="$role"/>{$person}</xsl:element></xsl:if>
  </xsl:function>

  <xsl:function name="tp:role" as="xs:string">
    <xsl:param name="statement" as="element(respStmt)"/>
    <xsl:variable name="resp" as="xs:string" select="lower-case(string-join($statement/resp, ' '))"/>
    <xsl:sequence select="
        if (matches($resp, 'translat|übersetz|tradu')) then 'trl'
        else if (matches($resp, 'encod|mark-?up|xml|tei')) then 'mrk'
        else if (matches($resp, 'transcri')) then 'trc'
        else if (matches($resp, 'edit')) then 'edt' else 'oth'"/>
  </xsl:function>
</xsl:stylesheet>
